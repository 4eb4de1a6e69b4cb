import { useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { signOut, useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { arrive } from "../identity/store";
import { Entrance } from "./Entrance";
import { FirstFactor } from "./FirstFactor";

/** Where one comes in, and goes on from to where one was. */
export function SignInPage() {
  const arrived = useArrival();
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
            <FirstFactor onDone={arrived} />
          </Entrance>
        )}
      </div>
      <p className="mt-4 px-2 text-sm text-muted" hidden={session !== null}>
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

/** What happens once somebody is in: the page goes back to where the need arose. */
export function useArrival(): () => void {
  const navigate = useNavigate();
  const { state } = useLocation();
  const back = typeof state?.back === "string" ? state.back : "/";
  return () => void arrive().then(() => navigate(back, { replace: true }));
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
        <Button kind="quiet" onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </div>
  );
}
