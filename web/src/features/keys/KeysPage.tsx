import { useState } from "react";
import { usePages, useRefreshOn } from "../../api/hooks";
import { logNow } from "../../api/signing";
import type { IdentityNamedKey } from "../../api/types";
import { Button, LinkButton } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import type { Kept } from "../identity/vault";
import { AddKeyDialog } from "./AddKeyDialog";
import { EndedKey } from "./EndedKey";
import { Guarded } from "./Guarded";
import { Guardians } from "./Guardians";
import { KeyRow } from "./KeyRow";
import { LimitDialog } from "./LimitDialog";
import { LostDialog } from "./LostDialog";
import { RotateDialog } from "./RotateDialog";
import { WaitingKeys } from "./WaitingKeys";
import { isFree, standingOf } from "./words";

/** What signs for somebody, within which limits, and who helps when it is lost. */
export function KeysPage() {
  const { self } = useIdentities();
  return (
    <>
      <title>Keys and devices · Tallystick</title>
      <h1 className="mb-1">Keys and devices</h1>
      <p className="mb-6 max-w-2xl text-muted">
        Whatever holds one of these keys can sign in your name, as far as its limits go. Keep two
        that are free on devices apart: one of them ends the other when it is lost.
      </p>
      <WaitingKeys />
      {self ? (
        <div key={self.principal} className="grid gap-8">
          <OwnKeys self={self} />
          <Guardians self={self} />
          <Guarded self={self} />
        </div>
      ) : (
        <NobodyYet why="Keys belong to someone." />
      )}
    </>
  );
}

type Open = { what: "add" } | { what: "limit" | "rotate" | "lost"; key: IdentityNamedKey };

function OwnKeys({ self }: { self: Kept }) {
  useRefreshOn([`identity.principal.${self.principal}`]);
  const keys = usePages("identity/keys", { principal: self.principal });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const here = "keyId" in self ? self.keyId : "";
  const now = logNow();
  const signing = keys.rows.filter((one) => standingOf(one, now) !== "ended");
  const ended = keys.rows.filter((one) => standingOf(one, now) === "ended");
  const own = signing.find((one) => one.key === here);
  return (
    <section aria-labelledby="keys">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="keys">Keys that sign for {self.name}</h2>
        <span className="flex flex-wrap gap-2">
          <LinkButton to="/keys/join">Use someone here</LinkButton>
          <Button kind="primary" onClick={() => setOpen({ what: "add" })}>
            <PlusIcon /> Add a key
          </Button>
        </span>
      </div>
      {own && !isFree(own) && (
        <p className="mb-2 text-sm text-muted">
          This browser's key is limited, so it changes no other keys: use a free one for that.
        </p>
      )}
      {keys.isPending && <Loading what="keys" />}
      <ErrorNote error={keys.error} retry={() => void keys.refetch()} />
      {signing.length > 0 && (
        <ul className="card rows">
          {signing.map((one) => (
            <KeyRow
              key={one.key}
              of={one}
              here={here}
              now={now}
              onDo={(what) => setOpen({ what, key: one })}
            />
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 text-sm font-semibold">Ended</h3>
          <ul className="card rows">
            {ended.map((one) => (
              <EndedKey key={one.key} of={one} />
            ))}
          </ul>
        </>
      )}
      <More {...keys} />
      {open?.what === "add" && <AddKeyDialog self={self} onClose={close} />}
      {open?.what === "limit" && <LimitDialog self={self} of={open.key} onClose={close} />}
      {open?.what === "rotate" && <RotateDialog self={self} of={open.key} onClose={close} />}
      {open?.what === "lost" && <LostDialog self={self} of={open.key} onClose={close} />}
    </section>
  );
}
