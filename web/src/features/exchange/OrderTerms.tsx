import { Time } from "../../ui/Time";
import type { Kind, PlacedOrder, TimeInForce } from "./model";
import type { Units } from "./units";
import { KINDS, PEGS, TIMES } from "./words";

/** What is special about an order, in few words. */
export function OrderTerms({ order, units }: { order: PlacedOrder; units: Units }) {
  const { kind, stop, offset, peg, display, timeInForce, expires, postOnly, partner } = order;
  const words = [
    display > 0 ? `${KINDS.ICEBERG}, shows ${units.quantity(display)}` : KINDS[kind as Kind],
    stop > 0 && `at ${units.price(stop)}`,
    peg !== "NONE" && PEGS[peg]?.toLowerCase(),
    offset !== 0 && `${offset > 0 ? "+" : ""}${units.price(offset)}`,
    postOnly && "post only",
    partner > 0 && `with #${partner}`,
    order.clientId,
  ].filter(Boolean);
  return (
    <span className="text-muted">
      {words.join(", ")} <abbr title={TIMES[timeInForce as TimeInForce]}>{timeInForce}</abbr>
      {expires > 0 && (
        <>
          {" "}
          <Time at={expires} />
        </>
      )}
    </span>
  );
}
