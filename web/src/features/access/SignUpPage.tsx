import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { Problem } from "../../api/problem";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { KeyIcon } from "../../ui/icons";
import { AccessError, useWait } from "./AccessError";
import { signUp } from "./account";
import { Entrance } from "./Entrance";
import { Or } from "./Or";
import { PasswordField } from "./PasswordField";
import { hasPasskeys, signUpByPasskey } from "./passkeys";
import { useArrival } from "./SignInPage";
import { device } from "./words";

const MAX_NAME = 120;

/** Where one becomes a member, whose key the venue keeps. */
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
        The venue keeps your signing key, sealed, and signs for you while you are signed in: you
        trust it as you trust a bank. Who would rather not can{" "}
        <Link className="link" to="/people">
          keep a key in this browser
        </Link>
        . Is there an account?{" "}
        <Link className="link" to="/sign-in">
          Sign in
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
  const signing = useMutation({ mutationFn: () => signUp(mail, password, name.trim()) });
  const passkey = useMutation({
    mutationFn: () => signUpByPasskey(name.trim(), device(navigator.userAgent)),
    onSuccess: onDone,
  });
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
      <Button type="submit" kind="primary" busy={signing.isPending} disabled={isWaiting}>
        Sign up
      </Button>
      {hasPasskeys() && (
        <>
          <Or />
          <Button
            busy={passkey.isPending}
            disabled={name.trim() === ""}
            onClick={() => passkey.mutate()}
          >
            <KeyIcon /> By a passkey alone, with just the name
          </Button>
          <AccessError error={passkey.error} />
        </>
      )}
    </form>
  );
}

function isAbout(error: unknown, field: string): error is Problem {
  return error instanceof Problem && error.pointer === `/${field}`;
}
