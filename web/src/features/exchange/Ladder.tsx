import { type KeyboardEvent, memo, useRef, useState } from "react";
import type { BookView } from "./bookFeed";
import { GROUPS, type OwnOrder, type Rung, rungs, spreadOf } from "./ladder";
import type { Side, Terms } from "./model";
import type { Units } from "./units";

/** The height of a rung, as the style has it. */
const RUNG_REM = 1.4;

interface Props {
  book: BookView;
  terms: Terms;
  units: Units;
  own: readonly OwnOrder[];
  /** How many rungs a side has. */
  depth: number;
  /** Takes a price, and all that is there up to it, into the ticket. */
  onPick: (price: number, total: number) => void;
}

/** The order book as a ladder: offers above, bids below, the best of both next to the spread. */
export function Ladder({ book, terms, units, own, depth, onPick }: Props) {
  const [group, setGroup] = useState(1);
  const table = useRef<HTMLTableElement>(null);
  const step = terms.tick * group;
  const asks = rungs(book.asks, "SELL", step, depth, own);
  const bids = rungs(book.bids, "BUY", step, depth, own);
  const most = Math.max(asks.at(-1)?.total ?? 0, bids.at(-1)?.total ?? 0, 1);
  const shared = { units, most, onPick };
  return (
    <section aria-label="Order book" className="panel flex min-h-0 flex-col">
      <header className="panel-head">
        <h2>Book</h2>
        <Health book={book} />
        <select
          aria-label="Group prices by"
          className="pick ml-auto"
          value={group}
          onChange={(event) => setGroup(Number(event.target.value))}
        >
          {GROUPS.map((one) => (
            <option key={one} value={one}>
              {units.price(terms.tick * one)}
            </option>
          ))}
        </select>
      </header>
      <table
        ref={table}
        className="ladder"
        onKeyDown={(event) => moveFocus(event, table.current)}
        data-state={book.state}
      >
        <caption className="sr-only">
          Order book of {terms.instrument}: offers from the highest down, then bids. Arrows move
          between prices; Enter takes a price into the ticket.
        </caption>
        <thead>
          <tr>
            <th scope="col">Price</th>
            <th scope="col">Quantity</th>
            <th scope="col">Total</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody aria-label="Offers">
          <Blank count={depth - asks.length} />
          {[...asks].reverse().map((rung) => (
            <RungRow
              key={rung.price}
              side="SELL"
              {...rung}
              {...shared}
              first={bids.length === 0 && rung === asks[0]}
            />
          ))}
        </tbody>
        <tbody aria-label="Spread">
          <tr className="spread">
            <td colSpan={4}>
              <Spread book={book} units={units} />
            </td>
          </tr>
        </tbody>
        <tbody aria-label="Bids">
          {bids.map((rung, at) => (
            <RungRow key={rung.price} side="BUY" {...rung} {...shared} first={at === 0} />
          ))}
          <Blank count={depth - bids.length} />
        </tbody>
      </table>
    </section>
  );
}

interface RungProps extends Rung {
  side: Side;
  units: Units;
  /** The total that a bar of full width stands for. */
  most: number;
  first?: boolean;
  onPick: (price: number, total: number) => void;
}

const RungRow = memo(function RungRow({ side, units, most, onPick, first, ...rung }: RungProps) {
  const { price, quantity, orders, total, own } = rung;
  return (
    <tr
      className={side === "BUY" ? "rung bid" : "rung ask"}
      style={{ backgroundSize: `${((total / most) * 100).toFixed(1)}% 100%` }}
      title={`${orders} ${orders === 1 ? "order" : "orders"}`}
      onClick={() => onPick(price, total)}
    >
      <th scope="row">
        <button
          type="button"
          tabIndex={first ? 0 : -1}
          aria-label={`${side === "BUY" ? "Bid" : "Offer"} ${units.price(price)}: take into the ticket`}
        >
          {units.price(price)}
        </button>
      </th>
      <td>{units.quantity(quantity)}</td>
      <td>{units.quantity(total)}</td>
      <td className="mine">{own > 0 && units.quantity(own)}</td>
    </tr>
  );
});

/** Keeps the place of levels that are not there, so that nothing jumps. */
function Blank({ count }: { count: number }) {
  if (count <= 0) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row cannot have the focus
    <tr aria-hidden="true" style={{ height: `${count * RUNG_REM}rem` }}>
      <td colSpan={4} />
    </tr>
  );
}

function Spread({ book, units }: { book: BookView; units: Units }) {
  const spread = spreadOf(book.bids, book.asks);
  const bid = book.bids[0]?.price ?? 0;
  if (spread === null) {
    return book.bids.length + book.asks.length === 0 ? "No orders" : "One side only";
  }
  if (spread <= 0) {
    return "Bids and offers cross";
  }
  const points = Math.round((spread / (bid + spread / 2)) * 10_000);
  return `Spread ${units.price(spread)} · ${points} bp`;
}

const STATES = {
  loading: ["loading", "text-muted"],
  live: ["live", "text-good"],
  recovering: ["catching up", "text-wood-ink"],
} as const;

/** Whether the book is known to be the exchange's. */
function Health({ book }: { book: BookView }) {
  const [text, color] = STATES[book.state];
  const title = `Change ${book.sequence}, checksums agree; taken anew ${book.recoveries} times`;
  return (
    <span className={`text-xs ${color}`} title={title}>
      {text}
    </span>
  );
}

/** Arrows go from price to price. */
function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const buttons = [...(table?.querySelectorAll<HTMLElement>("tbody button") ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (step && at >= 0) {
    event.preventDefault();
    buttons[at + step]?.focus();
  }
}
