import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useOwn, useRefreshOwn } from "../../api/own";
import { Problem } from "../../api/problem";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { KeyIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { AccessError } from "./AccessError";
import type { KnownPasskey } from "./account";
import { OwnKey } from "./OwnKey";
import { addPasskey, hasPasskeys, removePasskey } from "./passkeys";
import { Section } from "./Section";
import { device } from "./words";

const MAX_LABEL = 60;

/** The passkeys of the account, each of them both factors at once. */
export function Passkeys() {
  const known = useOwn<{ items: KnownPasskey[] }>("/passkeys");
  const refresh = useRefreshOwn();
  const remove = useMutation({ mutationFn: removePasskey, onSettled: refresh });
  const items = known.data?.items ?? [];
  // A venue that takes none has no such address.
  if (known.error instanceof Problem && known.error.status === 404) {
    return null;
  }
  return (
    <Section
      title="Passkeys"
      about="A passkey signs in by itself: no password to guess, and nothing that another site could ask for."
    >
      <ErrorNote error={known.error} />
      <ul className="card rows text-sm">
        {items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-3 px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {one.label}
                {one.synced && (
                  <Badge title="Copies of it may be on your other devices.">synced</Badge>
                )}
                {one.wrappedKey && <Badge tone="good">keeps your own key</Badge>}
              </p>
              <p className="text-muted">
                since <Time at={one.since} />, used <Time at={one.used} />
              </p>
            </div>
            <Button busy={remove.isPending} onClick={() => remove.mutate(one.id)}>
              Remove<span className="sr-only"> {one.label}</span>
            </Button>
          </li>
        ))}
        {hasPasskeys() ? (
          <Add onAdded={() => void refresh()} />
        ) : (
          <li className="px-4 py-2 text-muted">This browser makes none at this address.</li>
        )}
      </ul>
      <AccessError error={remove.error} />
      {hasPasskeys() && items.some((one) => !one.wrappedKey) && (
        <OwnKey onDone={() => void refresh()} />
      )}
    </Section>
  );
}

function Add({ onAdded }: { onAdded: () => void }) {
  const [label, setLabel] = useState(() => device(navigator.userAgent));
  const add = useMutation({ mutationFn: addPasskey, onSuccess: onAdded });
  return (
    <li className="px-4 py-3">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(label.trim());
        }}
      >
        <TextField
          label="Name of the new passkey"
          className="min-w-40 flex-1"
          required
          maxLength={MAX_LABEL}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          <KeyIcon /> Add a passkey
        </Button>
      </form>
      <div className="mt-2 empty:hidden">
        <AccessError error={add.error} />
      </div>
    </li>
  );
}
