import { type ChangeEvent, useState } from "react";
import { send } from "../../api/client";
import { type ProvenState, verifyState } from "../../proof/state";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { CheckIcon, CrossIcon, DownloadIcon } from "../../ui/icons";
import { usePin } from "../log/usePin";

const MAX_BYTES = 4 << 20;

/** What was found in a file: what it proves, or why it proves nothing. */
type Finding = { proven: ProvenState } | { reason: string };

/** Takes the proof of everything one owns away, and checks such a file in this page. */
export function Holdings({ principal }: { principal: string }) {
  const policy = usePin()?.pin.policy;
  const [finding, setFinding] = useState<Finding | null>(null);
  const [busy, setBusy] = useState(false);

  async function check(read: () => Promise<string>) {
    setBusy(true);
    try {
      setFinding({ proven: await verifyState(await read(), policy ?? "") });
    } catch (error) {
      setFinding({ reason: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  }

  const prove = () =>
    check(async () => {
      const text = await (await send(`/v1/log/holdings/${principal}`)).text();
      download(`holdings-${principal}.json`, text);
      return text;
    });

  const open = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file) {
      void check(() =>
        file.size > MAX_BYTES ? Promise.reject(new Error("the file is too large")) : file.text(),
      );
    }
  };

  return (
    <section aria-labelledby="holdings" className="grid gap-3">
      <h2 id="holdings">Proof of what is yours</h2>
      <p className="text-sm text-muted">
        Balances, open holds and orders with their paths to a root that the log signed. Keep the
        file: it holds without this venue. It proves each row in it, not that none is missing.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void prove()} busy={busy} disabled={!policy}>
          <DownloadIcon /> Prove what I own
        </Button>
        <label className="btn btn-quiet focus-within:outline-2">
          Check a proof
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={open}
            disabled={!policy || busy}
          />
        </label>
      </div>
      <div role="status">{finding && <Found finding={finding} />}</div>
    </section>
  );
}

function Found({ finding }: { finding: Finding }) {
  if ("reason" in finding) {
    return (
      <p className="text-sm text-bad">
        <CrossIcon /> Not proven: {finding.reason}.
      </p>
    );
  }
  const { height, origin, cosigned, rows } = finding.proven;
  return (
    <div className="card">
      <p className="px-4 py-2 text-sm text-good">
        <CheckIcon /> Proven in this page, as of block {height} of {origin}
        {cosigned.length > 0 && `, cosigned by ${cosigned.map((one) => one.name).join(", ")}`}
      </p>
      <ul className="rows">
        {rows.map((row) => (
          <li key={`${row.table}/${row.key}`} className="px-4 py-2 text-xs">
            <span className="mono break-all text-muted">
              {row.table} {row.key}
            </span>
            <span className="mono block break-all">{row.json ?? "no such row"}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
