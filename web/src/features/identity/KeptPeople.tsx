import { useState } from "react";
import { useRow } from "../../api/hooks";
import { messageOf, Problem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Mark, short } from "../../ui/Mark";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useRegisterHere } from "./become";
import { leave } from "./leave";
import { signsBy } from "./signs";
import { become, forget, useIdentities } from "./store";
import type { Kept } from "./vault";

/** Everybody as whom this browser can act. */
export function KeptPeople() {
  const { all, self } = useIdentities();
  const [leaving, setLeaving] = useState<Kept | null>(null);
  if (all.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className="mb-2">
        In this browser
      </h2>
      <ul className="card rows">
        {all.map((one) => (
          <KeptPerson
            key={one.principal}
            kept={one}
            isCurrent={one.principal === self?.principal}
            onForget={() => setLeaving(one)}
          />
        ))}
      </ul>
      {leaving && <Forget kept={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

interface PersonProps {
  kept: Kept;
  isCurrent: boolean;
  onForget: () => void;
}

function KeptPerson({ kept, isCurrent, onForget }: PersonProps) {
  const known = useRow("identity/principal", { principal: kept.principal });
  const register = useRegisterHere();
  const isUnknown = known.error instanceof Problem && known.error.status === 404;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Mark principal={kept.principal} size={28} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          {known.data?.name ?? kept.name}
          {kept.demo && <span className="badge ml-2 bg-sunken text-muted">demo</span>}
          {isCurrent && <span className="badge ml-2 bg-accent-soft text-accent">you</span>}
          <span className="ml-2 text-sm font-normal text-muted">{signsBy(kept)}</span>
        </p>
        <p className="mono truncate text-muted" title={kept.principal}>
          {short(kept.principal)}
        </p>
        {register.error && <p className="text-xs text-bad">{messageOf(register.error)}</p>}
      </div>
      {isUnknown && (
        <Button busy={register.isPending} onClick={() => register.mutate(kept)}>
          Register here
        </Button>
      )}
      {known.data && <ReceiptLink id={known.data.action} of={`the registration of ${kept.name}`} />}
      {!isCurrent && (
        <Button onClick={() => become(kept.principal)}>
          Switch<span className="sr-only"> to {kept.name}</span>
        </Button>
      )}
      {"mail" in kept ? (
        <Button kind="quiet" onClick={() => void leave()}>
          Sign out<span className="sr-only"> {kept.name}</span>
        </Button>
      ) : (
        <Button kind="quiet" onClick={onForget}>
          Forget<span className="sr-only"> {kept.name}</span>
        </Button>
      )}
    </li>
  );
}

function Forget({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  return (
    <Dialog title={`Forget ${kept.name}?`} onClose={onClose}>
      <div className="grid gap-4 px-5 py-4">
        <p>
          {kept.demo
            ? "The key is removed from this browser. It is a demo person's, so you can take it again."
            : "The key exists in this browser only. Once forgotten, nobody can ever sign as this principal again, or use its money."}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep</Button>
          <Button kind="danger" onClick={() => void forget(kept.principal).then(onClose)}>
            Forget the key
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
