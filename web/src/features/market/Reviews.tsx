import type { MarketReviewCard } from "../../api/types";
import { LockIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { StarRow } from "./Stars";

interface Props {
  reviews: MarketReviewCard[];
  none: string;
}

/** Reviews as they can be read; those still sealed are shown as sealed. */
export function ReviewList({ reviews, none }: Props) {
  if (reviews.length === 0) {
    return <p className="text-sm text-muted">{none}</p>;
  }
  return (
    <ul className="card rows">
      {reviews.map((review) => (
        <Review key={`${review.orderId}/${review.author}`} review={review} />
      ))}
    </ul>
  );
}

function Review({ review }: { review: MarketReviewCard }) {
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Person principal={review.author} name={review.authorName} />
        {review.open && <StarRow stars={review.stars} />}
        <span className="text-muted">
          <Time at={review.time} />
        </span>
        <span className="ml-auto flex">
          <ReceiptLink
            id={review.action}
            of={`the seal of ${review.authorName}'s review`}
            kind="icon"
          />
          {review.openedBy && (
            <ReceiptLink id={review.openedBy} of={`${review.authorName}'s opened review`} />
          )}
        </span>
      </div>
      {review.open ? (
        review.text && <p className="max-w-prose break-words whitespace-pre-line">{review.text}</p>
      ) : (
        <p className="flex items-center gap-2 text-sm text-wood-ink">
          <LockIcon />
          <span>
            Sealed as <span className="mono">{review.seal.slice(0, 16)}…</span>
          </span>
        </p>
      )}
    </li>
  );
}
