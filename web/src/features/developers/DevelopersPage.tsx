import { Link } from "react-router";
import { useSession } from "../../api/session";
import { SignInFirst } from "../identity/SignInFirst";
import { LinkedProviders } from "../providers/LinkedProviders";
import { ApiKeysCard } from "./ApiKeysCard";
import { AppsCard } from "./AppsCard";
import { ConsentsCard } from "./ConsentsCard";

/** What programs may do in one's name. */
export default function DevelopersPage() {
  const session = useSession();
  return (
    <>
      <h1 className="mb-1">API keys and apps</h1>
      <p className="mb-6 max-w-prose text-sm text-muted">
        Programs act in your name within the scopes that you give them, and never reach what you
        sign in by.{" "}
        <a className="link" href="/docs">
          The API
        </a>{" "}
        Whole systems are joined by{" "}
        <Link className="link" to="/connectors">
          connectors
        </Link>
        .
      </p>
      {session?.complete ? (
        <div className="grid gap-8">
          <ApiKeysCard />
          <AppsCard />
          <ConsentsCard />
          <LinkedProviders back="/developers" />
        </div>
      ) : (
        <SignInFirst why="This is for members who signed in: the venue signs for them." />
      )}
    </>
  );
}
