import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Become } from "./Become";
import { OrSignIn } from "./OrSignIn";

/**
 * For those without a key: becoming someone takes one click, and then one can go on.
 *
 * @param to what needs the key, such as `buy`
 */
export function FirstBecome({ to }: { to: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        Become someone to {to}
      </Button>
      {open && (
        <Dialog title="An order needs a key to sign it" onClose={() => setOpen(false)}>
          <div className="p-5">
            <Become />
            <OrSignIn />
          </div>
        </Dialog>
      )}
    </>
  );
}
