import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { GovernanceHaltRow, GovernanceInstrumentRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { type Draft, newDraft } from "./draft";
import { GovernanceTabs } from "./GovernanceTabs";
import { ProposeDialog } from "./ProposeDialog";
import { TermsList } from "./TermsList";

/** What may be traded, under which terms, and what is halted. */
export function InstrumentsPage() {
  useRefreshOn(["governance.proposals.all"]);
  const { current } = useIdentities();
  const instruments = usePages("governance/instruments", {}, { limit: 50 });
  const halts = usePages("governance/halts", {}, { limit: 200 });
  const [draft, setDraft] = useState<Draft | null>(null);
  const all = halts.rows.find((one) => one.symbol === "");
  return (
    <>
      <title>Instruments and halts · Tallystick</title>
      <h1 className="mb-3">Governance</h1>
      <GovernanceTabs />
      <ErrorNote error={instruments.error ?? halts.error} />
      <section className="mb-6" aria-labelledby="exchange">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <h2 id="exchange">The exchange as a whole</h2>
          {current && (
            <div className="flex gap-2">
              <Button onClick={() => setDraft(newDraft("INSTRUMENT"))}>List an instrument…</Button>
              <Button
                kind={all ? "plain" : "danger"}
                onClick={() => setDraft(newDraft("HALT", { on: !all }))}
              >
                {all ? "Let it trade again…" : "Halt everything…"}
              </Button>
            </div>
          )}
        </div>
        <p className="card flex items-center gap-3 px-4 py-3 text-sm">
          <State halt={all} listed />
          <span className="flex-1">
            {all ? "Nothing can be traded." : "Not halted as a whole."}
          </span>
          {all && <ReceiptLink id={all.action} of="the halt of the exchange" kind="icon" />}
        </p>
      </section>
      <section aria-labelledby="listed">
        <h2 id="listed" className="mb-2">
          Instruments
        </h2>
        {instruments.isPending && <Loading what="instruments" />}
        {instruments.isSuccess && instruments.rows.length === 0 && (
          <Empty>No instrument was approved yet.</Empty>
        )}
        <ul className="grid items-start gap-4 md:grid-cols-2">
          {instruments.rows.map((one) => (
            <Instrument
              key={one.symbol}
              instrument={one}
              halt={halts.rows.find((halt) => halt.symbol === one.symbol)}
              onPropose={setDraft}
            />
          ))}
        </ul>
        <More {...instruments} />
      </section>
      {draft && <ProposeDialog draft={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

function State({ halt, listed }: { halt: GovernanceHaltRow | undefined; listed: boolean }) {
  if (!listed) {
    return <span className="badge bg-sunken text-muted">delisted</span>;
  }
  return halt ? (
    <span className="badge bg-bad-soft text-bad">
      halted since <Time at={halt.since} />
    </span>
  ) : (
    <span className="badge bg-good-soft text-good">may trade</span>
  );
}

interface Props {
  instrument: GovernanceInstrumentRow;
  halt: GovernanceHaltRow | undefined;
  onPropose: (draft: Draft) => void;
}

function Instrument({ instrument, halt, onPropose }: Props) {
  const { current } = useIdentities();
  const { symbol, listed } = instrument;
  return (
    <li className="card px-4 py-3">
      <p className="mb-1 flex flex-wrap items-center gap-2">
        <strong className="mono font-semibold">{symbol}</strong>
        <State halt={halt} listed={listed} />
        <span className="ml-auto">
          <ReceiptLink id={instrument.action} of={`the approval of ${symbol}`} kind="icon" />
        </span>
      </p>
      <TermsList terms={instrument} />
      {current && listed && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button onClick={() => onPropose(newDraft("HALT", { symbol, on: !halt }))}>
            {halt ? "Resume…" : "Halt…"}
            <span className="sr-only"> {symbol}</span>
          </Button>
          <Button kind="quiet" onClick={() => onPropose(newDraft("DELISTING", { symbol }))}>
            Delist…<span className="sr-only"> {symbol}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
