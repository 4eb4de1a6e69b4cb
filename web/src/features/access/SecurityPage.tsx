import { useNavigate } from "react-router";
import { signOut, useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { Empty } from "../../ui/notes";
import { Somebody } from "../identity/Somebody";
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
            <Button onClick={() => void signOut().then(() => navigate("/"))}>Sign out</Button>
          </div>
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
        <Empty>
          <p className="mb-4">
            Sessions and passwords are for those whose key the venue keeps. Sign in to see yours.
          </p>
          <LinkButton kind="primary" to="/sign-in" state={{ back: "/security" }}>
            Sign in
          </LinkButton>
        </Empty>
      )}
    </>
  );
}
