import { useState } from "react";
import { Link } from "react-router";
import { useRow } from "../../api/hooks";
import type { Receipt } from "../../api/server";
import { outcomeOf, said } from "../../proof/receipt";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { DownloadIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Time } from "../../ui/Time";
import { Checks } from "./Checks";
import { tampered } from "./tamper";
import { inWords } from "./words";

interface Props {
  receipt: Receipt;
  /** The receipt as the venue answered it, to the byte. */
  text: string;
}

/** Who signed what, when, what came of it, and the proof, checked while one looks. */
export function ReceiptView({ receipt, text }: Props) {
  const [isForged, setForged] = useState(false);
  const shown = isForged ? tampered(receipt) : receipt;
  return (
    <div className="grid gap-6">
      <Facts receipt={shown} />
      <Checks receipt={shown} isForged={isForged} />
      <section aria-label="Take it with you" className="grid gap-3 border-t border-line pt-4">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => download(fileName(receipt.id), text)}>
            <DownloadIcon /> Download the receipt
          </Button>
          <Button kind="quiet" aria-pressed={isForged} onClick={() => setForged(!isForged)}>
            {isForged ? "Undo the forgery" : "Try to forge it"}
          </Button>
        </div>
        <p className="text-sm text-muted">
          Check it without this page, and without the venue:{" "}
          <code className="mono rounded bg-sunken px-1.5 py-0.5 break-all text-ink">
            ./run verify {fileName(receipt.id)}
          </code>
        </p>
      </section>
      <Raw receipt={shown} />
    </div>
  );
}

function Facts({ receipt }: { receipt: Receipt }) {
  const read = attempt(() => said(receipt));
  const outcome = attempt(() => outcomeOf(receipt));
  const by = useRow("identity/principal", { principal: read?.by ?? "" }, read !== null);
  return (
    <section aria-label="What the receipt says">
      <p className="mb-3 text-lg leading-snug">
        <span className="font-semibold">
          <Person principal={read?.by ?? ""} name={by.data?.name ?? read?.by ?? "Somebody"} />
        </span>{" "}
        {inWords(read?.type ?? "did something unreadable", receipt.accepted)}.{" "}
        {receipt.accepted ? (
          <span className="badge bg-good-soft align-middle text-good">accepted</span>
        ) : (
          <span className="badge bg-bad-soft align-middle text-bad">refused</span>
        )}
      </p>
      {!receipt.accepted && <p className="mb-3">{outcome?.sentence || receipt.reason}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm *:min-w-0">
        <dt className="text-muted">When</dt>
        <dd>
          <Time at={receipt.time} precise />, block {receipt.height}, leaf {receipt.position}
        </dd>
        <dt className="text-muted">Action</dt>
        <dd className="mono break-all">
          {read?.type} {receipt.id}
        </dd>
        {outcome && outcome.events.length > 0 && (
          <>
            <dt className="text-muted">Events</dt>
            <dd className="mono break-words">{counted(outcome.events.map((one) => one.type))}</dd>
          </>
        )}
        <dt className="text-muted">Key</dt>
        <dd className="mono break-all">
          <Link className="link" to={`/key/${encodeURIComponent(receipt.envelope.key)}`}>
            {receipt.envelope.key}
          </Link>
        </dd>
      </dl>
      {read && <Body body={read.body} />}
    </section>
  );
}

/** What was signed, field by field. */
function Body({ body }: { body: Record<string, unknown> }) {
  const fields = Object.entries(body ?? {});
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-3 text-sm *:min-w-0">
      {fields.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{plain(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names in the order of their first appearance, each with how often it appears. */
function counted(names: string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, n]) => (n > 1 ? `${name} × ${n}` : name)).join(", ");
}

function plain(value: unknown): string {
  return typeof value === "string" ? value || "–" : JSON.stringify(value);
}

function Raw({ receipt }: { receipt: Receipt }) {
  return (
    <details className="text-sm">
      <summary className="text-muted">The exact texts</summary>
      {[
        ["Outcome", receipt.outcome],
        ["Proof", receipt.proof],
      ].map(([label, text]) => (
        <div key={label} className="mt-3">
          <p className="label">{label}</p>
          <pre className="mono rounded-lg bg-sunken p-3 break-all whitespace-pre-wrap">{text}</pre>
        </div>
      ))}
    </details>
  );
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function fileName(id: string): string {
  return `receipt-${id}.json`;
}
