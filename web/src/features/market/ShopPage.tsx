import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { MarketCard } from "../../api/types";
import { LinkButton } from "../../ui/Button";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { Picture } from "./Picture";
import { SellTabs } from "./SellTabs";
import { Stars } from "./Stars";

/** One's own listings, closed ones too. */
export function ShopPage() {
  const { current } = useIdentities();
  return (
    <>
      <SellTabs />
      {current ? (
        <Shop seller={current.principal} />
      ) : (
        <NobodyYet why="A shop belongs to someone." />
      )}
    </>
  );
}

function Shop({ seller }: { seller: string }) {
  const listings = usePages("market/listings", { seller });
  if (listings.isPending) {
    return <Loading what="your listings" />;
  }
  if (listings.error) {
    return <ErrorNote error={listings.error} retry={() => void listings.refetch()} />;
  }
  if (listings.rows.length === 0) {
    return (
      <Empty>
        <p className="mb-4">You offer nothing yet.</p>
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton kind="primary" to="/sell/new">
            Offer something
          </LinkButton>
          <LinkButton to="/sell/import">Import a shop export</LinkButton>
        </div>
      </Empty>
    );
  }
  return (
    <>
      <ul className="card rows">
        {listings.rows.map((card) => (
          <ShopRow key={card.listing} card={card} />
        ))}
      </ul>
      <More {...listings} />
    </>
  );
}

function ShopRow({ card }: { card: MarketCard }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2.5 hover:bg-sunken">
      <Picture
        picture={card.pictures[0]}
        id={card.listing}
        title={card.title}
        alt=""
        className="h-12 w-16 rounded"
      />
      <div className="min-w-0 flex-1 basis-48">
        <Link
          to={`/listing/${card.listing}`}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {card.title}
        </Link>
        <p className="flex flex-wrap gap-x-3 text-xs text-muted">
          {card.category}
          {card.variants > 1 && <span>{card.variants} variants</span>}
          {card.reviews > 0 && <Stars sum={card.stars} count={card.reviews} />}
        </p>
      </div>
      <div className="flex w-full items-center gap-4 pl-20 text-sm sm:w-auto sm:pl-0">
        <p className="font-medium sm:w-28 sm:text-right">
          <Money minor={card.price} asset={card.asset} />
        </p>
        <p className="text-muted sm:w-24 sm:text-right">
          {card.open ? (
            `${card.quantity} in stock`
          ) : (
            <span className="badge bg-sunken">closed</span>
          )}
        </p>
        <div className="relative z-10 ml-auto">
          <ReceiptLink id={card.listing} of={card.title} kind="icon" />
        </div>
      </div>
    </li>
  );
}
