import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { command } from "../../api/session";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { AccessError, useWait } from "./AccessError";

/** Has a link sent to whoever forgot the password, and says the same to everybody else. */
export function ForgottenPage() {
  const [mail, setMail] = useState("");
  const sending = useMutation({ mutationFn: () => command("/password/forgotten", { mail }) });
  const isWaiting = useWait(sending.error) > 0;
  return (
    <div className="mx-auto max-w-md">
      <title>Forgotten password · Tallystick</title>
      <form
        className="card grid gap-4 p-6"
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <h1>Forgotten password</h1>
        {sending.isSuccess ? (
          <p role="status">
            If there is such an account, a link is on its way. It is good for thirty minutes and
            once; with it you choose another password. Your second factor stays as it is.
          </p>
        ) : (
          <>
            <TextField
              label="E-mail"
              hint="The address that you sign in by. A link goes there."
              type="email"
              name="mail"
              required
              autoComplete="username"
              maxLength={250}
              value={mail}
              onChange={(event) => setMail(event.target.value)}
            />
            <AccessError error={sending.error} />
            <Button type="submit" kind="primary" busy={sending.isPending} disabled={isWaiting}>
              Send me a link
            </Button>
          </>
        )}
        <p className="text-sm text-muted">
          Or{" "}
          <Link className="link" to="/sign-in">
            sign in in another way
          </Link>
          : by a passkey, a wallet or an account elsewhere.
        </p>
      </form>
    </div>
  );
}
