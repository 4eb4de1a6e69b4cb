import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { useSession } from "../../api/session";
import { LinkButton } from "../../ui/Button";
import { CrossIcon, KeyIcon, LockIcon, PeopleIcon, PlusIcon } from "../../ui/icons";
import { leave } from "./leave";

/** For those who are nobody yet, or signed in without the key that they act by. */
export function Nobody() {
  const session = useSession();
  const { pathname } = useLocation();
  if (session?.complete) {
    return (
      <LinkButton kind="primary" to="/security" aria-label="Your account">
        <LockIcon /> <span className="hidden sm:inline">Your account</span>
      </LinkButton>
    );
  }
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
      <>
        <Entry to="/sign-in" back={pathname} onDone={onDone}>
          <KeyIcon /> {session ? "Finish signing in" : "Sign in"}
        </Entry>
        {!session && (
          <Entry to="/sign-up" back={pathname} onDone={onDone}>
            <PlusIcon /> Sign up
          </Entry>
        )}
      </>
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
          void leave();
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
