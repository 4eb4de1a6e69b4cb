import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { IdentityNamedKey } from "../../api/types";
import { CheckIcon, WarningIcon } from "../../ui/icons";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { KeyMark } from "./KeyMark";
import { afterwards, kindInWords, nameOf, shortKey } from "./words";

const TRIES_SHOWN = 50;
const ASK_MILLIS = 5000;

/** A key that signs no more, and what the log has of it since. */
export function EndedKey({ of }: { of: IdentityNamedKey }) {
  // What is refused makes no event to be told of.
  const acts = usePages(
    "identity/actions-by-key",
    { key: of.key },
    { limit: TRIES_SHOWN, refetchInterval: ASK_MILLIS },
  );
  const name = nameOf(of);
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-4 py-3">
      <KeyMark keyId={of.key} />
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-sm text-muted">
            {kindInWords(of.key, "").toLowerCase()}, ended <Time at={of.ended} />
          </span>
          {of.endedBy && <ReceiptLink id={of.endedBy} of={`the end of ${name}`} kind="icon" />}
        </p>
        {acts.isSuccess && <Since {...afterwards(acts.rows, of.ended)} />}
        <p className="text-xs text-muted">
          <Link className="link mono" to={`/key/${encodeURIComponent(of.key)}`} title={of.key}>
            {shortKey(of.key)}
          </Link>{" "}
          {of.lastTime > 0 ? (
            <>
              last signed <Time at={of.lastTime} />
            </>
          ) : (
            "never signed anything"
          )}
        </p>
      </div>
    </li>
  );
}

function Since({ accepted, refused }: ReturnType<typeof afterwards>) {
  if (accepted > 0) {
    return (
      <p className="flex items-center gap-2 text-sm font-medium text-bad">
        <WarningIcon /> {accepted} of its acts were accepted after its end. This must not be: show
        the receipts to whoever audits the venue.
      </p>
    );
  }
  return (
    <p className="flex items-center gap-2 text-sm">
      <span className="text-good">
        <CheckIcon />
      </span>
      <span>
        Nothing was signed by it after.
        {refused.length > 0 && (
          <>
            {" "}
            {refused.length === 1 ? "One try was" : `${refused.length} tries were`} refused, the
            last one <Time at={refused[0]?.time ?? 0} />.
          </>
        )}
      </span>
    </p>
  );
}
