import { useState } from "react";
import { usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Somebody } from "../identity/Somebody";
import type { Kept } from "../identity/vault";
import { GuardiansDialog } from "./GuardiansDialog";
import { RecoveryCard } from "./RecoveryCard";
import { guardiansInWords } from "./recovery";

const HISTORY = 20;

/** Who can give somebody a new key when all are lost, and every time this was tried. */
export function Guardians({ self }: { self: Kept }) {
  const { principal } = self;
  const named = usePages("identity/guardians", { principal }, { limit: 1 });
  const recoveries = usePages("identity/recoveries", { principal }, { limit: HISTORY });
  const [open, setOpen] = useState(false);
  const row = named.rows[0];
  return (
    <section aria-labelledby="recovery">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="recovery">Recovery</h2>
        <Button onClick={() => setOpen(true)}>{row ? "Change guardians" : "Name guardians"}</Button>
      </div>
      <ErrorNote error={named.error ?? recoveries.error} />
      {named.isSuccess && !row && (
        <Empty>
          Nobody can help when all your keys are lost. Name people whom you would recognise on the
          telephone; they see nothing and sign nothing for you, but can agree on a new key.
        </Empty>
      )}
      {row && (
        <div className="card px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-1">
            {guardiansInWords(row)}
            <ReceiptLink id={row.action} of="naming the guardians" kind="icon" />
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="Guardians">
            {row.guardians.map((one) => (
              <li key={one}>
                <Somebody principal={one} />
              </li>
            ))}
          </ul>
          <p className="mt-2 text-xs text-muted">
            While a recovery runs, this page warns you, and any key that still signs stops it. A
            device alone that is lost needs no recovery: end its key above.
          </p>
        </div>
      )}
      {recoveries.rows.length > 0 && (
        <ul className="mt-4 grid gap-4" aria-label="Recoveries">
          {recoveries.rows.map((one) => (
            <RecoveryCard key={one.recovery} of={one} self={self} />
          ))}
        </ul>
      )}
      {open && <GuardiansDialog self={self} now={row} onClose={() => setOpen(false)} />}
    </section>
  );
}
