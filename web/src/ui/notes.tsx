import type { ReactNode } from "react";
import { messageOf, Refused } from "../api/problem";
import { APPROVAL_NEEDED, ProposeIt } from "../features/organisations/ProposeIt";
import { Button } from "./Button";
import { WarningIcon } from "./icons";
import { ReceiptLink } from "./ReceiptLink";

/** What went wrong, in one sentence. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  if (!error) {
    return null;
  }
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm text-bad"
    >
      <WarningIcon />
      <span className="min-w-0 flex-1">{messageOf(error)}</span>
      {error instanceof Refused && (
        <ReceiptLink id={error.receipt.id} of="the refusal" kind="bare" />
      )}
      {error instanceof Refused && error.receipt.reason === APPROVAL_NEEDED && (
        <ProposeIt key={error.receipt.id} receipt={error.receipt} />
      )}
      {retry && (
        <Button kind="danger" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Nothing here, and what to do about it. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-edge px-4 py-10 text-center text-muted">
      {children}
    </div>
  );
}

/** Holds the place of what is still on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="px-1 py-6 text-sm text-muted">
      Loading {what}…
    </p>
  );
}

interface MoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** Fetches the next page of a list. */
export function More({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreProps) {
  if (!hasNextPage) {
    return null;
  }
  return (
    <div className="mt-4 text-center">
      <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
        Show more
      </Button>
    </div>
  );
}
