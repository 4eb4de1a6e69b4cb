import { useEffect, useState } from "react";
import type { Receipt } from "../../api/server";
import type { Cosigned } from "../../proof/policy";
import { CHECKS, type Check, type Verdict, verify } from "../../proof/verify";
import { CheckIcon, CrossIcon } from "../../ui/icons";
import { Time } from "../../ui/Time";
import { MerklePath } from "./MerklePath";
import { usePin } from "./usePin";

interface Props {
  receipt: Receipt;
  isForged: boolean;
}

/** Checks the receipt here and now, against the pinned policy, and shows every finding. */
export function Checks({ receipt, isForged }: Props) {
  const pin = usePin();
  const policy = pin?.pin.policy;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setVerdict(null);
    if (policy) {
      void verify(receipt, policy).then((found) => isCurrent && setVerdict(found));
    }
    return () => {
      isCurrent = false;
    };
  }, [receipt, policy]);
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
                <strong className="text-bad">The venue shows another policy now. </strong>
              )}
              <Cosigners cosigned={verdict.cosigned} />
              <details>
                <summary>The pinned policy</summary>
                <pre className="mono overflow-x-auto whitespace-pre-wrap break-all">{policy}</pre>
              </details>
            </li>
          </ol>
          <MerklePath verdict={verdict} position={receipt.position} />
        </>
      )}
    </section>
  );
}

/** Who vouched for the log as it is in this receipt, and when. */
function Cosigners({ cosigned }: { cosigned: Cosigned[] }) {
  return cosigned.length === 0 ? null : (
    <p className="mb-1">
      Cosigned by{" "}
      {cosigned.map((one, i) => (
        <span key={one.name}>
          {i > 0 && ", "}
          <strong>{one.name}</strong> (<Time at={one.time * 1000} precise />)
        </span>
      ))}
    </p>
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
