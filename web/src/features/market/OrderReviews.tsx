import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { getPage } from "../../api/client";
import { useAct, usePages } from "../../api/hooks";
import { deposit } from "../../api/submit";
import type { MarketOpenReview, MarketOrderCard, MarketReviewCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { AreaField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";
import { ReviewList } from "./Reviews";
import { StarChoice } from "./Stars";
import { newSalt, recall, remember, sealOf } from "./seal";

/** What the two say of each other: sealed until both have written or the time is over. */
export function OrderReviews({ order }: { order: MarketOrderCard }) {
  const { current } = useIdentities();
  const me = current?.principal ?? "";
  const reviews = usePages(
    "market/reviews",
    { order: order.orderId },
    // The venue's clock opens them a moment after the second one is written.
    { refetchInterval: 3000 },
  );
  const isParty = me === order.buyer || me === order.seller;
  const mine = reviews.rows.find((one) => one.author === me);
  const canWrite = isParty && reviews.isSuccess && !mine && order.reviewDeadline > Date.now();
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="mb-1">
        Reviews
      </h2>
      <p className="mb-3 text-sm text-muted">
        Sealed when written, so that neither side can answer the other's. They open when both have
        written, or on <Time at={order.reviewDeadline} />.
      </p>
      <div className="grid gap-4">
        <ReviewList reviews={reviews.rows} none="Neither side has written yet." />
        {mine && !mine.open && <OwnSealed review={mine} />}
        {canWrite && <ReviewForm key={me} order={order} author={me} />}
      </div>
    </section>
  );
}

/** The author may read the sealed text, and leave it with the venue again should that have failed. */
function OwnSealed({ review }: { review: MarketReviewCard }) {
  const [kept, setKept] = useState(() => recall(review.seal));
  const leaving = useMutation({
    mutationFn: (text: MarketOpenReview) => leave(review.seal, text),
    onSuccess: () => setKept(recall(review.seal)),
  });
  if (!kept) {
    return null;
  }
  return (
    <div className="rounded-lg bg-sunken px-4 py-3 text-sm">
      <p className="text-muted">Only you can read this until it opens:</p>
      <p className="break-words whitespace-pre-line">
        {kept.review.stars} of 5. {kept.review.text}
      </p>
      {!kept.isDeposited && (
        <Button
          className="mt-2 whitespace-normal"
          busy={leaving.isPending}
          onClick={() => leaving.mutate(kept.review)}
        >
          Leave the text with the venue, so that it can open
        </Button>
      )}
      <ErrorNote error={leaving.error} />
    </div>
  );
}

async function leave(seal: string, review: MarketOpenReview): Promise<void> {
  // The venue takes the text of a seal that it knows: its views must have come that far.
  await getPage("market/reviews", { order: review.order });
  await deposit(review);
  remember(seal, { review, isDeposited: true });
}

function ReviewForm({ order, author }: { order: MarketOrderCard; author: string }) {
  const [stars, setStars] = useState(5);
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  const sealing = useAct("market.SealReview");
  const write = async () => {
    const review = { order: order.orderId, author, stars, text: text.trim(), salt: newSalt() };
    const seal = await sealOf(review);
    remember(seal, { review, isDeposited: false });
    const receipt = await sealing.mutateAsync({ order: order.orderId, seal });
    await leave(seal, review);
    tell("Your review is sealed.", receipt.id);
  };
  const other = author === order.buyer ? order.sellerName : order.buyerName;
  return (
    <form
      className="card grid gap-3 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        setError(null);
        write().catch(setError);
      }}
    >
      <h3 className="font-medium">How was it with {other}?</h3>
      <StarChoice value={stars} onChange={setStars} />
      <AreaField
        label="In your words (public once opened)"
        rows={3}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNote error={error} />
      <div>
        <Button type="submit" kind="primary" busy={sealing.isPending}>
          Seal the review
        </Button>
      </div>
    </form>
  );
}
