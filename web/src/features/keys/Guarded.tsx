import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { Somebody } from "../identity/Somebody";
import type { Kept } from "../identity/vault";
import { ProposeRecoveryDialog } from "./ProposeRecoveryDialog";
import { RecoveryCard } from "./RecoveryCard";

const MAX_GUARDED = 50;

/** Those whom one guards, and what waits for one there. Nothing for those who guard nobody. */
export function Guarded({ self }: { self: Kept }) {
  const guardian = self.principal;
  const guarded = usePages("identity/guardians", { guardian }, { limit: MAX_GUARDED });
  const open = usePages("identity/recoveries", { guardian, state: "OPEN" });
  const [proposing, setProposing] = useState(false);
  useRefreshOn(guarded.rows.map((one) => `identity.principal.${one.principal}`));
  if (guarded.rows.length === 0) {
    return <ErrorNote error={guarded.error} />;
  }
  return (
    <section aria-labelledby="guarded">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="guarded">You are a guardian</h2>
        <Button onClick={() => setProposing(true)}>Propose a new key</Button>
      </div>
      <div className="card px-4 py-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          of
          {guarded.rows.map((one) => (
            <Somebody key={one.principal} principal={one.principal} />
          ))}
        </p>
        <p className="mt-1 text-sm text-muted">
          {open.rows.length === 0
            ? "Nothing waits for you. When one of them has lost all keys, they bring you a code."
            : "They wait for you:"}
        </p>
      </div>
      <ErrorNote error={open.error} />
      {open.rows.length > 0 && (
        <ul className="mt-4 grid gap-4" aria-label="Recoveries of others">
          {open.rows.map((one) => (
            <RecoveryCard key={one.recovery} of={one} self={self} />
          ))}
        </ul>
      )}
      {proposing && (
        <ProposeRecoveryDialog
          self={self}
          guarded={guarded.rows.map((one) => one.principal)}
          onClose={() => setProposing(false)}
        />
      )}
    </section>
  );
}
