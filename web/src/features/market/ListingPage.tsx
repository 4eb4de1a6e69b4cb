import { useState } from "react";
import { Link, useParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { MarketDetail, MarketVariantRow } from "../../api/types";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { Buy } from "./Buy";
import { Manage } from "./Manage";
import { Picture } from "./Picture";
import { ReviewList } from "./Reviews";
import { inWords } from "./terms";

/** One listing: pictures, variants with price and stock, terms, and what buyers said. */
export function ListingPage() {
  const { id = "" } = useParams();
  const listing = useRow("market/listing", { listing: id });
  const variants = usePages("market/variants", { listing: id }, { limit: 200 });
  useRefreshOn([`market.listing.${id}`]);
  if (listing.error || variants.error) {
    return (
      <ErrorNote error={listing.error ?? variants.error} retry={() => void listing.refetch()} />
    );
  }
  if (!listing.data || variants.isPending) {
    return <Loading what="the listing" />;
  }
  return <Listing listing={listing.data} variants={variants.rows} />;
}

interface Props {
  listing: MarketDetail;
  variants: MarketVariantRow[];
}

function Listing({ listing, variants }: Props) {
  const { current } = useIdentities();
  const reviews = usePages("market/reviews", { listing: listing.listing });
  const isOwn = current?.principal === listing.seller;
  return (
    <>
      <title>{`${listing.title} · Tallystick`}</title>
      <div className="grid gap-6 lg:grid-cols-[1.1fr_1fr] lg:gap-10">
        <Gallery listing={listing} />
        <div className="grid content-start gap-5">
          <div>
            {listing.category && (
              <Link
                to={`/?category=${encodeURIComponent(listing.category)}`}
                className="link text-sm"
              >
                {listing.category}
              </Link>
            )}
            <h1 className="mt-1 break-words">{listing.title}</h1>
            <p className="mt-2 flex flex-wrap items-center gap-x-3 text-sm text-muted">
              <Person principal={listing.seller} name={listing.sellerName} />
              <span>
                since <Time at={listing.since} />
              </span>
              <ReceiptLink id={listing.listing} of="the listing" />
            </p>
          </div>
          {isOwn ? (
            <Manage listing={listing} variants={variants} />
          ) : (
            <Buy key={current?.principal} listing={listing} variants={variants} />
          )}
          {listing.text && (
            <p className="max-w-prose break-words whitespace-pre-line">{listing.text}</p>
          )}
          <dl className="grid grid-cols-2 gap-x-6 border-t border-line pt-4 text-sm">
            <div>
              <dt className="label">Ships within</dt>
              <dd>{inWords(listing.shipHours)}, else the price goes back</dd>
            </div>
            <div>
              <dt className="label">Confirm within</dt>
              <dd>{inWords(listing.confirmHours)}, else the seller is paid</dd>
            </div>
          </dl>
        </div>
      </div>
      <section className="mt-10" aria-labelledby="reviews">
        <h2 id="reviews" className="mb-3">
          What buyers said
        </h2>
        <ReviewList reviews={reviews.rows} none="Nobody has reviewed this yet." />
      </section>
    </>
  );
}

function Gallery({ listing }: { listing: MarketDetail }) {
  const [shown, setShown] = useState(0);
  const frame = { id: listing.listing, title: listing.title };
  return (
    <div>
      <Picture
        {...frame}
        picture={listing.pictures[shown]}
        alt={`${listing.title}, picture ${shown + 1}`}
        className="aspect-4/3 w-full rounded-lg border border-line bg-sunken"
      />
      {listing.pictures.length > 1 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {listing.pictures.map((picture, i) => (
            <li key={picture}>
              <button
                type="button"
                aria-label={`Picture ${i + 1}`}
                aria-pressed={i === shown}
                onClick={() => setShown(i)}
                className={`block overflow-hidden rounded-md border-2 ${
                  i === shown ? "border-accent" : "border-line"
                }`}
              >
                <Picture {...frame} picture={picture} alt="" className="h-14 w-18" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
