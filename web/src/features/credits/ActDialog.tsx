import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorNote } from "../../ui/notes";
import { Become } from "../identity/Become";
import { useIdentities } from "../identity/store";

interface Props {
  title: string;
  /** What the button says that signs. */
  sign: string;
  kind?: "primary" | "danger";
  /** False while something is missing. */
  ready: boolean;
  busy: boolean;
  error: Error | null;
  onSign: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialogue that ends with one signature; who has no key yet makes one in it. */
export function ActDialog({ title, sign, kind = "primary", ready, busy, error, ...rest }: Props) {
  const { current } = useIdentities();
  const { onSign, onClose, children } = rest;
  return (
    <Dialog title={title} onClose={onClose}>
      {current ? (
        <form
          noValidate
          className="grid gap-4 px-5 py-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) {
              onSign();
            }
          }}
        >
          {children}
          <ErrorNote error={error} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Not now</Button>
            <Button type="submit" kind={kind} busy={busy} disabled={!ready}>
              {sign}
            </Button>
          </div>
        </form>
      ) : (
        <div className="grid gap-3 px-5 py-4">
          <p>This is signed by someone. Become someone first; it takes one click.</p>
          <Become />
        </div>
      )}
    </Dialog>
  );
}
