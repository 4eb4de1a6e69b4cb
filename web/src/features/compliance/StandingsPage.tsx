import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { Time } from "../../ui/Time";
import { commitTo } from "./commit";
import { Desk } from "./Desk";
import { Named } from "./PendingDecisions";
import { LEVELS, levelInWords, periodInWords } from "./words";

/** What the log shows to all: levels, freezes, limits. */
export function StandingsPage() {
  return (
    <Desk title="Levels and limits" open>
      <Limits />
      <Standings />
    </Desk>
  );
}

function Limits() {
  const limits = usePages("compliance/limits", {}, { limit: 200 });
  const thresholds = usePages("compliance/thresholds", {}, { limit: 200 });
  return (
    <section className="mb-6 text-sm" aria-labelledby="limits">
      <h2 id="limits" className="mb-2">
        Limits
      </h2>
      <ErrorNote error={limits.error ?? thresholds.error} />
      {limits.isSuccess && limits.rows.length === 0 && (
        <Empty>No level has a limit. An operator sets them (compliance.SetLimit).</Empty>
      )}
      <ul className="card rows">
        {limits.rows.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2">
            <Badge>{levelInWords(one.level)}</Badge>
            <span className="min-w-48 flex-1">
              <Money minor={one.each} asset={one.asset} /> at a time,{" "}
              <Money minor={one.budget} asset={one.asset} /> in {periodInWords(one.periodMillis)}
            </span>
            <ReceiptLink id={one.action} of="this limit" kind="icon" />
          </li>
        ))}
        {thresholds.rows.map((one) => (
          <li key={one.asset} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2">
            <Badge>Travel Rule</Badge>
            <span className="min-w-48 flex-1">
              from <Money minor={one.amount} asset={one.asset} /> on
            </span>
            <ReceiptLink id={one.action} of="this threshold" kind="icon" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standings() {
  const [level, setLevel] = useState("");
  const found = usePages("compliance/standings", level ? { level } : {});
  const propose = useAct("compliance.ProposeUnfreezing");
  return (
    <section className="text-sm" aria-labelledby="standings">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
        <h2 id="standings">Principals</h2>
        <Select label="Level" value={level} onChange={(event) => setLevel(event.target.value)}>
          <option value="">All</option>
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {levelInWords(one)}
            </option>
          ))}
        </Select>
      </div>
      {found.isPending && <Loading what="levels" />}
      <ErrorNote error={found.error ?? propose.error} />
      {found.isSuccess && found.rows.length === 0 && <Empty>Nobody is verified yet.</Empty>}
      <ul className="card rows">
        {found.rows.map((one) => (
          <li key={one.principal} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-40 flex-1">
              <Named principal={one.principal} />
            </span>
            {one.frozen && <Badge tone="bad">frozen</Badge>}
            <Badge tone={one.level === "NONE" ? "plain" : "good"}>{levelInWords(one.level)}</Badge>
            {one.expires > 0 && (
              <span className="text-xs text-muted">
                until <Time at={one.expires} />
              </span>
            )}
            {one.frozen && (
              <Button
                busy={propose.isPending}
                onClick={() =>
                  void commitTo(one.action, "unfreeze").then((commitment) =>
                    propose.mutate({ principal: one.principal, commitment }),
                  )
                }
              >
                Propose to unfreeze
              </Button>
            )}
            <ReceiptLink id={one.action} of="this level" kind="icon" />
          </li>
        ))}
      </ul>
      <More {...found} />
    </section>
  );
}
