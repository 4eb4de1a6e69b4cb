import { useState } from "react";
import { Link } from "react-router";
import { useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { leave } from "../identity/leave";
import { useArrival, useBack } from "./arrival";
import { Entrance } from "./Entrance";
import { FirstFactor } from "./FirstFactor";

/** Where one comes in, and goes on from to where one was. */
export function SignInPage() {
  const arrived = useArrival();
  const back = useBack();
  const session = useSession();
  // Who comes in just now is still on this page for a moment, and is not somebody who was here.
  const [before] = useState(session?.complete === true);
  const [isAnother, setAnother] = useState(false);
  return (
    <div className="mx-auto max-w-md">
      <title>Sign in · Tallystick</title>
      <div className="card p-6">
        {before && !isAnother && session ? (
          <SignedInAlready mail={session.mail} onAnother={() => setAnother(true)} />
        ) : (
          <Entrance title="Sign in" onDone={arrived}>
            <FirstFactor back={back} onDone={arrived} />
          </Entrance>
        )}
      </div>
      <p className="mt-4 px-2 text-sm text-muted" hidden={session !== null}>
        <Link className="link" to="/sign-in/forgotten">
          Forgotten the password?
        </Link>{" "}
        No account yet?{" "}
        <Link className="link" to="/sign-up">
          Sign up
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

function SignedInAlready({ mail, onAnother }: { mail: string; onAnother: () => void }) {
  return (
    <div className="grid gap-4">
      <h1>You are signed in</h1>
      <p className="break-words text-muted">{mail || "By passkey"}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton kind="primary" to="/security">
          Account security
        </LinkButton>
        <Button onClick={onAnother}>Sign in as somebody else</Button>
        <Button kind="quiet" onClick={() => void leave()}>
          Sign out
        </Button>
      </div>
    </div>
  );
}
