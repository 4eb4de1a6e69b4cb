import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { signOut, useSession } from "../../api/session";
import { LinkButton } from "../../ui/Button";
import { CrossIcon, KeyIcon, LockIcon, PeopleIcon } from "../../ui/icons";

/** For those who are nobody yet. */
export function Nobody() {
  const session = useSession();
  const { pathname } = useLocation();
  return (
    <div className="flex gap-1">
      <LinkButton
        kind={session ? "primary" : "quiet"}
        to="/sign-in"
        state={pathname.startsWith("/sign-") ? null : { back: pathname }}
        aria-label={session ? "Finish signing in" : "Sign in"}
      >
        <span className="sm:hidden">
          <KeyIcon />
        </span>
        <span className="hidden sm:inline">{session ? "Finish signing in" : "Sign in"}</span>
      </LinkButton>
      {!session && (
        <LinkButton kind="primary" to="/people" aria-label="Become someone">
          <span className="sm:hidden">
            <PeopleIcon />
          </span>
          <span className="hidden sm:inline">Become someone</span>
        </LinkButton>
      )}
    </div>
  );
}

/** What there is to do for who signs in. */
export function SessionEntries({ onDone }: { onDone: () => void }) {
  const session = useSession();
  const { pathname } = useLocation();
  if (!session?.complete) {
    return (
      <Entry to="/sign-in" back={pathname} onDone={onDone}>
        <KeyIcon /> {session ? "Finish signing in" : "Sign in"}
      </Entry>
    );
  }
  return (
    <>
      <Entry to="/security" onDone={onDone}>
        <LockIcon /> Account security
      </Entry>
      <button
        type="button"
        className={ENTRY}
        onClick={() => {
          onDone();
          void signOut();
        }}
      >
        <CrossIcon />
        <span className="min-w-0 truncate">Sign out {session.mail}</span>
      </button>
    </>
  );
}

const ENTRY =
  "flex w-full min-w-0 items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-sm hover:bg-sunken";

interface EntryProps {
  to: string;
  back?: string;
  onDone: () => void;
  children: ReactNode;
}

export function Entry({ to, back, onDone, children }: EntryProps) {
  return (
    <Link to={to} state={back ? { back } : null} className={ENTRY} onClick={onDone}>
      {children}
    </Link>
  );
}
