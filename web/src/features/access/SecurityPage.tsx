import { Link, useNavigate } from "react-router";
import { useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { leave } from "../identity/leave";
import { SignInFirst } from "../identity/SignInFirst";
import { Somebody } from "../identity/Somebody";
import { useIdentities } from "../identity/store";
import { Factors } from "./Factors";
import { HistoryList } from "./HistoryList";
import { Passkeys } from "./Passkeys";
import { Sessions } from "./Sessions";
import { Wallets } from "./Wallets";

/** What one signs in by, where one is signed in, and what happened to the account. */
export function SecurityPage() {
  const session = useSession();
  const navigate = useNavigate();
  return (
    <>
      <title>Account security · Tallystick</title>
      <h1 className="mb-1">Account security</h1>
      {session?.complete ? (
        <div key={session.principal}>
          <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-muted">
            <Somebody principal={session.principal} />
            <span className="min-w-0 basis-full truncate sm:flex-1 sm:basis-0">{session.mail}</span>
            <LinkButton to="/developers">API keys and apps</LinkButton>
            <LinkButton to="/connectors">Connectors</LinkButton>
            <Button onClick={() => void leave().then(() => navigate("/"))}>Sign out</Button>
          </div>
          {session.custodial === false && <KeyElsewhere principal={session.principal} />}
          <div className="grid items-start gap-8 lg:grid-cols-2">
            <div className="grid min-w-0 gap-8">
              <Factors session={session} />
              <Passkeys />
              <Wallets />
            </div>
            <div className="grid min-w-0 gap-8">
              <Sessions />
              <HistoryList />
            </div>
          </div>
        </div>
      ) : (
        <SignInFirst why="Passkeys, passwords and sessions are for those with an account. Sign in to see yours." />
      )}
    </>
  );
}

/** For those who signed in where the key is not that they act by. */
function KeyElsewhere({ principal }: { principal: string }) {
  const { all } = useIdentities();
  if (all.some((one) => one.principal === principal)) {
    return null;
  }
  return (
    <p className="mb-6 rounded-md bg-wood-soft px-4 py-3 text-sm text-wood-ink" role="status">
      You sign by a key of your own, which this browser does not have: here you can look, but not
      act. Sign in where your passkey can open it, or{" "}
      <Link className="link" to="/keys/join">
        let this browser sign too
      </Link>
      .
    </p>
  );
}
