import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { command } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { tell } from "../../ui/toasts";
import { AccessError, useWait } from "./AccessError";
import { PasswordField } from "./PasswordField";

/** Where the link of a letter leads: its token stands after the `#`, which no server is told. */
export function ResetPage() {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(hash.slice(1));
  const [password, setPassword] = useState("");
  const setting = useMutation({
    mutationFn: () => command("/password/reset", { token, password }),
    onSuccess: () => {
      tell("The password is another one, and all sessions have ended.");
      void navigate("/sign-in", { replace: true });
    },
  });
  const isWaiting = useWait(setting.error) > 0;
  // The token is not to be left in the address or in the history.
  useEffect(() => {
    if (hash) {
      void navigate(pathname, { replace: true });
    }
  }, [hash, pathname, navigate]);
  return (
    <div className="mx-auto max-w-md">
      <title>Another password · Tallystick</title>
      <form
        className="card grid gap-4 p-6"
        onSubmit={(event) => {
          event.preventDefault();
          setting.mutate();
        }}
      >
        <h1>Another password</h1>
        <PasswordField
          label="New password"
          hint="8 to 128 characters, whichever. One that leaked somewhere is refused."
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
        />
        <AccessError error={setting.error} />
        <Button
          type="submit"
          kind="primary"
          busy={setting.isPending}
          disabled={isWaiting || token === ""}
        >
          Set it, and end all sessions
        </Button>
        {token === "" && (
          <p className="text-sm text-muted">Open the link of the letter to come here.</p>
        )}
        <LinkButton kind="quiet" to="/sign-in/forgotten">
          Have another link sent
        </LinkButton>
      </form>
    </div>
  );
}
