import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { Problem } from "../../api/problem";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ProviderButtons } from "../providers/ProviderButtons";
import { AccessError, useWait } from "./AccessError";
import { signUp } from "./account";
import { useArrival, useBack } from "./arrival";
import { Entrance } from "./Entrance";
import { Or } from "./Or";
import { PasskeySignUp } from "./PasskeySignUp";
import { PasswordField } from "./PasswordField";
import { hasPasskeys } from "./passkeys";

const MAX_NAME = 120;

/** Where one becomes a member: with a key of one's own under a passkey, or one that the venue keeps. */
export function SignUpPage() {
  const arrived = useArrival();
  const session = useSession();
  return (
    <div className="mx-auto max-w-md">
      <title>Sign up · Tallystick</title>
      <div className="card p-6">
        <Entrance title="Sign up" onDone={arrived}>
          <SignUpForm onDone={arrived} />
        </Entrance>
      </div>
      <p className="mt-4 px-2 text-sm text-muted" hidden={session !== null}>
        Is there an account?{" "}
        <Link className="link" to="/sign-in">
          Sign in
        </Link>
        . Or have no account at all, and{" "}
        <Link className="link" to="/people">
          keep a key in this browser
        </Link>
        .
      </p>
    </div>
  );
}

function SignUpForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [mail, setMail] = useState("");
  const [password, setPassword] = useState("");
  const back = useBack();
  const signing = useMutation({ mutationFn: () => signUp(mail, password, name.trim()) });
  const wrong = (field: string) =>
    isAbout(signing.error, field) ? signing.error.message : undefined;
  const isElsewhere = !["mail", "password", "name"].some((one) => isAbout(signing.error, one));
  const isWaiting = useWait(signing.error) > 0;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <TextField
        label="Name"
        hint="Under which you act. Everybody can read it."
        name="name"
        required
        autoComplete="nickname"
        maxLength={MAX_NAME}
        value={name}
        error={wrong("name")}
        onChange={(event) => setName(event.target.value)}
      />
      {hasPasskeys() && <PasskeySignUp name={name.trim()} onDone={onDone} />}
      <TextField
        label="E-mail"
        hint="To sign in by. Nobody else sees it."
        type="email"
        name="mail"
        required
        autoComplete="username"
        maxLength={250}
        value={mail}
        error={wrong("mail")}
        onChange={(event) => setMail(event.target.value)}
      />
      <PasswordField
        label="Password"
        hint="8 to 128 characters, whichever. One that leaked somewhere is refused."
        autoComplete="new-password"
        value={password}
        error={wrong("password")}
        onValue={setPassword}
      />
      {isElsewhere && <AccessError error={signing.error} />}
      <Button
        type="submit"
        kind={hasPasskeys() ? "plain" : "primary"}
        busy={signing.isPending}
        disabled={isWaiting}
      >
        Sign up with a password
      </Button>
      <ProviderButtons verb="Sign up" back={back} name={name.trim()} disabled={name.trim() === ""}>
        <Or />
      </ProviderButtons>
      <p className="text-xs text-muted">
        Without a passkey the venue keeps your signing key, sealed, and signs for you while you are
        signed in: you trust it as you trust a bank.
      </p>
    </form>
  );
}

function isAbout(error: unknown, field: string): error is Problem {
  return error instanceof Problem && error.pointer === `/${field}`;
}
