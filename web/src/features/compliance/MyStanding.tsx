import { usePages, useRefreshOn } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Money } from "../../ui/Money";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { levelInWords, periodInWords } from "./words";

/** How somebody stands now: the level until it expires, and what is left of its limits. */
export function MyStanding({ principal }: { principal: string }) {
  useRefreshOn([`compliance.principal.${principal}`]);
  const standing = useStandingOf(principal);
  const limits = usePages("compliance/limits", {}, { limit: 200 });
  const uses = usePages("compliance/uses", { principal }, { limit: 200 });
  const over = standing !== undefined && standing.expires > 0 && standing.expires <= Date.now();
  const level = standing && !over ? standing.level : "NONE";
  const own = limits.rows.filter((one) => one.level === level);
  return (
    <section className="card grid gap-4 p-4 text-sm" aria-labelledby="standing">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="standing">How you stand</h2>
        <span className="flex items-center gap-2">
          {standing?.frozen && <Badge tone="bad">frozen</Badge>}
          <Badge tone={level === "NONE" ? "plain" : "good"}>{levelInWords(level)}</Badge>
          {standing && <ReceiptLink id={standing.action} of="your level" kind="icon" />}
        </span>
      </header>
      {standing?.frozen && (
        <p>You can revoke keys and mandates, and nothing else, until two officers unfreeze you.</p>
      )}
      {standing && !over && standing.expires > 0 && (
        <p className="text-muted">
          Until <Time at={standing.expires} precise />.
        </p>
      )}
      <ErrorNote error={limits.error ?? uses.error} />
      {limits.isSuccess && own.length === 0 && (
        <p className="text-muted">Your level has no limits here.</p>
      )}
      <ul className="grid gap-3">
        {own.map((limit) => {
          const use = uses.rows.find((one) => one.asset === limit.asset);
          const current = use && Date.now() < use.periodStart + limit.periodMillis;
          const used = current ? use.used : 0;
          return (
            <li key={limit.id} className="grid gap-1">
              <p className="flex flex-wrap justify-between gap-2">
                <span>
                  At most <Money minor={limit.each} asset={limit.asset} /> at a time
                </span>
                <span className="text-muted">
                  <Money minor={used} asset={limit.asset} /> of{" "}
                  <Money minor={limit.budget} asset={limit.asset} /> in{" "}
                  {periodInWords(limit.periodMillis)}
                </span>
              </p>
              <progress
                className="h-2 w-full"
                max={limit.budget}
                value={used}
                aria-label={`Used of the limit in ${limit.asset}`}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The row of a principal, if anything was ever decided of it. */
function useStandingOf(principal: string) {
  const pages = usePages("compliance/standings", { principal }, { limit: 1 });
  return pages.rows.at(0);
}
