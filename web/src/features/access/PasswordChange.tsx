import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { tell } from "../../ui/toasts";
import { AccessError, useWait } from "./AccessError";
import { changePassword } from "./account";
import { PasswordField } from "./PasswordField";

export function PasswordChange({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const [now, setNow] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword(now, next),
    onSuccess: () => {
      tell("The password is another one. All other sessions have ended.");
      onClose();
    },
  });
  const isWaiting = useWait(change.error) > 0;
  return (
    <Dialog title="Change the password" onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        {/* So a password manager knows of whom the new password is. */}
        <input hidden readOnly autoComplete="username" value={session?.mail ?? ""} />
        {session?.byPassword !== false && (
          <PasswordField
            label="Password now"
            autoComplete="current-password"
            value={now}
            onValue={setNow}
          />
        )}
        <PasswordField
          label="New password"
          hint="8 to 128 characters, whichever. One that leaked somewhere is refused."
          autoComplete="new-password"
          value={next}
          onValue={setNext}
        />
        <AccessError error={change.error} />
        <Button type="submit" kind="primary" busy={change.isPending} disabled={isWaiting}>
          Change it, and end all other sessions
        </Button>
      </form>
    </Dialog>
  );
}
