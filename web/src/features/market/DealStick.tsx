import type { MarketOrderCard } from "../../api/types";
import { isOpen, statusOf } from "./terms";

const CUTS = [100, 300, 500];

/** How many of the three notches of a deal are cut. */
function notchesOf(status: string): number {
  if (status === "PLACED") {
    return 1;
  }
  return status === "SHIPPED" ? 2 : 3;
}

/**
 * The deal as a split stick: the buyer's half and the seller's, with a notch through both for every
 * step. When the price went back, the halves no longer match.
 */
export function DealStick({ order }: { order: MarketOrderCard }) {
  const cut = notchesOf(order.status);
  const isBack = !isOpen(order.status) && statusOf(order.status).tone === "back";
  const labels = ["Price held", "On its way", isBack ? "Price given back" : "Seller paid"];
  return (
    <div>
      <div className="relative">
        <svg
          viewBox="0 0 600 72"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-17 w-full"
        >
          <path d="M0 4h600v28H0z" className="fill-wood" />
          <path d="M0 40h566v28H0z" className={isBack ? "fill-line" : "fill-wood"} />
          {CUTS.map((x, i) => (
            <Notch key={x} x={x} isCut={i < cut} />
          ))}
        </svg>
        <Owner side="Buyer" name={order.buyerName} row="top-1" />
        <Owner side="Seller" name={order.sellerName} row="bottom-1" />
      </div>
      <ol className="mt-1.5 grid grid-cols-3 text-center text-xs">
        {labels.map((label, i) => (
          <li key={label} className={i < cut ? "font-medium" : "text-muted"}>
            {label}
            <span className="sr-only">{i < cut ? ": done" : ": not yet"}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A notch goes through both halves, so that neither can be altered alone. */
function Notch({ x, isCut }: { x: number; isCut: boolean }) {
  return isCut ? (
    <path
      d={`M${x - 9} 4h18l-6 28h-6zM${x - 3} 40h6l6 28h-18z`}
      className="cut fill-surface stroke-ink/30"
    />
  ) : (
    <path d={`M${x} 0v72`} strokeDasharray="3 4" strokeWidth="1.5" className="stroke-ink/50" />
  );
}

/** Whose half it is, written on the wood between the first and the second notch. */
function Owner({ side, name, row }: { side: string; name: string; row: string }) {
  return (
    <span
      className={`absolute left-[19.5%] flex h-6.5 max-w-[29%] items-center text-xs font-medium text-on-wood ${row}`}
    >
      <span className="sr-only">{side}: </span>
      <span className="truncate">{name}</span>
    </span>
  );
}
