import { memo } from "react";
import type { BookView } from "./bookFeed";
import type { Level } from "./model";
import type { Units } from "./units";

const WIDTH = 600;
const HEIGHT = 240;
/** How far from the middle it reaches at most, as a part of it. */
const REACH = 0.5;

interface Curve {
  price: number;
  total: number;
}

/** How much is bid and offered up to each price. */
export const DepthChart = memo(function DepthChart({
  book,
  units,
}: {
  book: BookView;
  units: Units;
}) {
  const { low, high, bids, asks } = range(book.bids, book.asks);
  const most = Math.max(bids.at(-1)?.total ?? 0, asks.at(-1)?.total ?? 0);
  if (most === 0) {
    return <p className="grid h-full place-items-center text-sm text-muted">The book is empty.</p>;
  }
  const x = (price: number) => ((price - low) / Math.max(high - low, 1)) * WIDTH;
  const y = (total: number) => HEIGHT - (total / most) * (HEIGHT - 8);
  const says =
    `Depth: ${units.quantity(bids.at(-1)?.total ?? 0)} bid down to ${units.price(low)}, ` +
    `${units.quantity(asks.at(-1)?.total ?? 0)} offered up to ${units.price(high)}`;
  return (
    <figure className="flex h-full flex-col">
      <svg
        role="img"
        aria-label={says}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="drawing min-h-0 w-full flex-1"
      >
        <path d={steps(bids, x, y, 0)} className="fill-good-soft stroke-good" />
        <path d={steps(asks, x, y, WIDTH)} className="fill-bad-soft stroke-bad" />
      </svg>
      <figcaption className="flex justify-between px-2 py-1 text-xs text-muted">
        <span>{units.price(low)}</span>
        <span>most {units.quantity(most)}</span>
        <span>{units.price(high)}</span>
      </figcaption>
    </figure>
  );
});

/** The part of the book that is worth drawing: as far to one side as to the other. */
function range(bids: readonly Level[], asks: readonly Level[]) {
  const bid = bids[0]?.price ?? asks[0]?.price ?? 0;
  const ask = asks[0]?.price ?? bid;
  const middle = (bid + ask) / 2;
  const far = Math.max(middle - (bids.at(-1)?.price ?? middle), (asks.at(-1)?.price ?? 0) - middle);
  const reach = Math.max(Math.min(far, middle * REACH), 1);
  const low = Math.max(Math.floor(middle - reach), 0);
  const high = Math.ceil(middle + reach);
  return {
    low,
    high,
    bids: curve(bids.filter((one) => one.price >= low)),
    asks: curve(asks.filter((one) => one.price <= high)),
  };
}

function curve(levels: readonly Level[]): Curve[] {
  let total = 0;
  return levels.map(({ price, quantity }) => {
    total += quantity;
    return { price, total };
  });
}

function steps(
  curve: Curve[],
  x: (price: number) => number,
  y: (total: number) => number,
  edge: number,
): string {
  const first = curve[0];
  if (!first) {
    return "";
  }
  let path = `M${x(first.price).toFixed(1)} ${HEIGHT}`;
  let before = HEIGHT;
  for (const { price, total } of curve) {
    path += `L${x(price).toFixed(1)} ${before.toFixed(1)}L${x(price).toFixed(1)} ${y(total).toFixed(1)}`;
    before = y(total);
  }
  return `${path}L${edge} ${before.toFixed(1)}L${edge} ${HEIGHT}Z`;
}
