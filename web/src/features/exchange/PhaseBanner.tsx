import { useEffect, useState } from "react";
import { WarningIcon } from "../../ui/icons";
import type { BookView } from "./bookFeed";
import { indication } from "./fills";
import type { Terms } from "./model";
import type { Units } from "./units";

interface Props {
  phase: string;
  /** When an auction may end, in log time. */
  until: number;
  last: number;
  book: BookView;
  terms: Terms;
  units: Units;
}

/** Says that the instrument does not trade continuously, and what an auction would bring now. */
export function PhaseBanner({ phase, until, last, book, terms, units }: Props) {
  if (phase === "CONTINUOUS") {
    return null;
  }
  const found = phase === "AUCTION" && indication(book.bids, book.asks, last, terms.tick);
  return (
    <p role="status" className="phase">
      <WarningIcon />
      {phase === "HALTED" ? (
        <span>Trading is halted. Orders can be cancelled, not placed.</span>
      ) : phase === "UNCROSSING" ? (
        <span>The auction has its price and is being traded. Orders wait until that is done.</span>
      ) : (
        <span>
          Auction: orders gather and trade at one price{until > 0 && <Countdown until={until} />}.{" "}
          {found ? (
            <strong>
              Indicative {units.price(found.price)} {terms.money} for{" "}
              {units.quantity(found.quantity)}
              {found.imbalance !== 0 &&
                `, ${units.quantity(Math.abs(found.imbalance))} more ${
                  found.imbalance > 0 ? "wanted" : "offered"
                }`}
            </strong>
          ) : (
            "Nothing would trade yet."
          )}
        </span>
      )}
    </p>
  );
}

function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(Math.ceil((until - now) / 1000), 0);
  const minutes = Math.floor(seconds / 60);
  return (
    <span aria-hidden="true">
      {" "}
      {seconds === 0 ? "any moment now" : minutes > 0 ? `in ${minutes} min` : `in ${seconds} s`}
    </span>
  );
}
