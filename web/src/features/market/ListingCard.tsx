import { Link } from "react-router";
import type { MarketCard } from "../../api/types";
import { Person } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { Picture } from "./Picture";
import { Stars } from "./Stars";

/** A listing among others. */
export function ListingCard({ card }: { card: MarketCard }) {
  return (
    <li className="card group relative flex flex-col overflow-hidden hover:border-edge">
      <Picture
        picture={card.pictures[0]}
        id={card.listing}
        title={card.title}
        alt=""
        className="aspect-4/3 w-full"
      />
      <div className="flex flex-1 flex-col gap-1 p-3">
        <h2 className="line-clamp-2 text-sm leading-snug font-medium break-words">
          <Link to={`/listing/${card.listing}`} className="after:absolute after:inset-0">
            {card.title}
          </Link>
        </h2>
        <p className="flex min-w-0 text-xs text-muted">
          <Person principal={card.seller} name={card.sellerName} />
        </p>
        <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-2 pt-1">
          <p className="font-semibold">
            {card.variants > 1 && <span className="text-xs font-normal text-muted">from </span>}
            <Money minor={card.price} asset={card.asset} />
          </p>
          {card.quantity === 0 && <span className="text-xs text-wood-ink">sold out</span>}
          {card.reviews > 0 && <Stars sum={card.stars} count={card.reviews} />}
        </div>
      </div>
    </li>
  );
}
