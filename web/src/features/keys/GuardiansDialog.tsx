import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { IdentityGuardiansRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { PeopleField } from "../identity/PeopleField";
import type { Kept } from "../identity/vault";
import { DELAYS } from "./recovery";

interface Props {
  self: Kept;
  now: IdentityGuardiansRow | undefined;
  onClose: () => void;
}

const MAX_GUARDIANS = 10;
const USUAL_DELAY = 3 * 86_400_000;

/** Names guardians, how many must agree, and how long one can still stop them. */
export function GuardiansDialog({ self, now, onClose }: Props) {
  const [guardians, setGuardians] = useState(now?.guardians ?? []);
  const [quorum, setQuorum] = useState(now?.quorum ?? 2);
  const [delayMillis, setDelay] = useState(now?.delayMillis ?? USUAL_DELAY);
  const set = useAct("identity.SetGuardians", self);
  const most = Math.max(1, guardians.length);
  const needed = Math.min(quorum, most);
  const isSelf = guardians.includes(self.principal);
  const done = (said: string) => ({
    onSuccess: (receipt: { id: string }) => {
      tell(said, receipt.id);
      onClose();
    },
  });
  const delays = DELAYS.some(([, millis]) => millis === delayMillis)
    ? DELAYS
    : [...DELAYS, ["as it is now", delayMillis] as [string, number]];
  return (
    <ActDialog
      title="Guardians"
      sign="Sign and name them"
      ready={guardians.length > 0 && !isSelf}
      busy={set.isPending}
      error={set.error}
      onSign={() => set.mutate({ guardians, quorum: needed, delayMillis }, done("Named."))}
      onClose={onClose}
    >
      <PeopleField
        label="Guardians"
        value={guardians}
        max={MAX_GUARDIANS}
        error={isSelf ? "Nobody is a guardian of their own." : undefined}
        onChange={setGuardians}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="How many must agree"
          value={needed}
          onChange={(event) => setQuorum(Number(event.target.value))}
        >
          {Array.from({ length: most }, (_, i) => i + 1).map((count) => (
            <option key={count} value={count}>
              {count} of {guardians.length}
            </option>
          ))}
        </Select>
        <Select
          label="Then you can stop it for"
          value={delayMillis}
          onChange={(event) => setDelay(Number(event.target.value))}
        >
          {delays.map(([label, millis]) => (
            <option key={millis} value={millis}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <p className="text-sm text-muted">
        Naming them anew cancels whatever earlier guardians have begun.
      </p>
      {now && (
        <div>
          <Button
            kind="danger"
            busy={set.isPending}
            onClick={() =>
              set.mutate(
                { guardians: [], quorum: 0, delayMillis },
                done("Nobody can recover your keys any more."),
              )
            }
          >
            Have no guardians
          </Button>
        </div>
      )}
    </ActDialog>
  );
}
