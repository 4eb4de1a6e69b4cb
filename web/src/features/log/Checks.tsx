import { useEffect, useState } from "react";
import type { Receipt } from "../../api/server";
import { CHECKS, type Check, type Verdict, verify } from "../../proof/verify";
import { CheckIcon, CrossIcon } from "../../ui/icons";
import { MerklePath } from "./MerklePath";
import { usePin } from "./usePin";

interface Props {
  receipt: Receipt;
  isForged: boolean;
}

/** Checks the receipt here and now, against the pinned key, and shows every finding. */
export function Checks({ receipt, isForged }: Props) {
  const pin = usePin();
  const key = pin?.pin.key;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setVerdict(null);
    if (key) {
      void verify(receipt, key).then((found) => isCurrent && setVerdict(found));
    }
    return () => {
      isCurrent = false;
    };
  }, [receipt, key]);
  const isWaiting = receipt.proof === "";
  return (
    <section aria-labelledby="checks">
      <h2 id="checks" className="mb-2">
        Checked in this page, just now
      </h2>
      <p role="status" className="mb-3">
        <Judgement verdict={isWaiting ? null : verdict} isForged={isForged} />
      </p>
      {verdict && !isWaiting && (
        <>
          <ol className="card rows mb-5">
            {verdict.checks.map((check) => (
              <CheckRow key={check.name} check={check} />
            ))}
            <li className="px-4 py-2 text-xs text-muted">
              {pin?.kind === "changed" && (
                <strong className="text-bad">The key has changed. </strong>
              )}
              Pinned log key: <span className="mono break-all">{key}</span>
            </li>
          </ol>
          <MerklePath verdict={verdict} position={receipt.position} />
        </>
      )}
    </section>
  );
}

function Judgement({ verdict, isForged }: { verdict: Verdict | null; isForged: boolean }) {
  if (!verdict) {
    return <span className="text-muted">Checking…</span>;
  }
  return verdict.good ? (
    <span className="badge bg-good-soft px-2.5 py-1 text-sm text-good">
      <CheckIcon /> Verified
    </span>
  ) : (
    <span className="badge bg-bad-soft px-2.5 py-1 text-sm text-bad">
      <CrossIcon /> {isForged ? "Not verified: the forgery shows" : "Not verified"}
    </span>
  );
}

function CheckRow({ check }: { check: Check }) {
  return (
    <li className="flex items-start gap-3 px-4 py-2 text-sm">
      <span className={`mt-0.5 ${check.good ? "text-good" : "text-bad"}`}>
        {check.good ? <CheckIcon /> : <CrossIcon />}
        <span className="sr-only">{check.good ? "holds" : "fails"}</span>
      </span>
      <span className="min-w-0 flex-1">
        {CHECKS[check.name]}
        <span className="block text-xs break-words text-muted">{check.finding}</span>
      </span>
    </li>
  );
}
