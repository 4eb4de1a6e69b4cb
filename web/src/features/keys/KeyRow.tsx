import { Link } from "react-router";
import type { IdentityNamedKey } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { KeyMark } from "./KeyMark";
import { isFree, kindInWords, limitsInWords, nameOf, shortKey, standingOf } from "./words";

interface Props {
  of: IdentityNamedKey;
  /** The id of the key that this browser signs with, empty if it has none. */
  here: string;
  now: number;
  onDo: (what: "limit" | "rotate" | "lost") => void;
}

/** A key that signs: what it is, what it may, when it last did, and what can be done about it. */
export function KeyRow({ of, here, now, onDo }: Props) {
  const over = standingOf(of, now) === "over";
  const name = nameOf(of);
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-2 px-4 py-3 md:grid-cols-[auto_1fr_auto] md:items-center">
      <KeyMark keyId={of.key} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <strong className="min-w-0 font-medium break-words">{name}</strong>
          <Badge tone={of.key === here ? "good" : "plain"}>{kindInWords(of.key, here)}</Badge>
          {over ? (
            <Badge tone="bad">time is over</Badge>
          ) : (
            !isFree(of) && <Badge tone="wood">limited</Badge>
          )}
        </p>
        <p className="text-sm break-words">{limitsInWords(of)}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <Link className="link mono" to={`/key/${encodeURIComponent(of.key)}`} title={of.key}>
            {shortKey(of.key)}
            <span className="sr-only"> and all that {name} signed</span>
          </Link>
          <span>
            added <Time at={of.since} />
          </span>
          <span>
            {of.lastTime > 0 ? (
              <>
                last used <Time at={of.lastTime} />
              </>
            ) : (
              "never used"
            )}
          </span>
          <ReceiptLink id={of.action} of={`the adding of ${name}`} kind="icon" />
        </p>
      </div>
      <div className="col-span-2 flex flex-wrap gap-1.5 md:col-span-1 md:justify-end">
        <Button onClick={() => onDo("limit")}>
          Name and limits<span className="sr-only"> of {name}</span>
        </Button>
        <Button onClick={() => onDo("rotate")}>
          Replace<span className="sr-only"> {name}</span>
        </Button>
        <Button kind="danger" onClick={() => onDo("lost")}>
          I lost it<span className="sr-only"> ({name})</span>
        </Button>
      </div>
    </li>
  );
}
