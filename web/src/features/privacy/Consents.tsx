import { useAct, usePages } from "../../api/hooks";
import type { Actions } from "../../api/types";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";

type Purpose = Actions["privacy.GiveConsent"]["purpose"];

const PURPOSES: Record<Purpose, string> = {
  NEWS: "Messages about news of the venue",
  STATISTICS: "Statistics of how pages are used",
  RECOMMENDATIONS: "Recommendations that follow from what I did",
  RESEARCH: "Research by others, without names",
};

/** What somebody lets their data be used for. Nothing, unless they say so. */
export function Consents({ principal }: { principal: string }) {
  const consents = usePages("privacy/consents", { principal });
  const give = useAct("privacy.GiveConsent");
  const withdraw = useAct("privacy.WithdrawConsent");
  return (
    <section aria-labelledby="consents">
      <h2 id="consents" className="mb-1">
        Consents
      </h2>
      <p className="mb-2 text-sm text-muted">
        Without your consent your data serves your deals and nothing else. What you agree to is an
        act in the log, and so is taking it back.
      </p>
      {consents.isPending && <Loading what="consents" />}
      <ErrorNote error={consents.error ?? give.error ?? withdraw.error} />
      <ul className="card rows text-sm">
        {(Object.keys(PURPOSES) as Purpose[]).map((purpose) => {
          const row = consents.rows.find((one) => one.purpose === purpose);
          const change = row?.given ? withdraw : give;
          return (
            <li key={purpose} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 basis-56">
                {PURPOSES[purpose]}
                <span className="block text-xs text-muted">
                  {row ? (
                    <>
                      {row.given ? "given" : "withdrawn"} <Time at={row.since} />
                    </>
                  ) : (
                    "never given"
                  )}
                </span>
              </span>
              {row && <ReceiptLink id={row.action} of={PURPOSES[purpose]} kind="icon" />}
              <Button
                busy={change.isPending && change.variables?.purpose === purpose}
                onClick={() => change.mutate({ purpose })}
              >
                {row?.given ? "Withdraw" : "Agree"}
                <span className="sr-only">: {PURPOSES[purpose]}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
