import { useState } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { usePages } from "../../api/hooks";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Become } from "../identity/Become";
import { useIdentities } from "../identity/store";
import { ListingCard } from "./ListingCard";

/** Goods on offer: the newest, of one category, or found by words. */
export function BrowsePage() {
  const [params] = useSearchParams();
  const words = params.get("q") ?? "";
  const category = params.get("category") ?? "";
  return (
    <>
      <title>{words ? `${words} · Tallystick` : "Market · Tallystick"}</title>
      <Welcome key={useLocation().key} />
      <h1 className="mb-3">{words ? `Goods like “${words}”` : category || "Market"}</h1>
      {!words && <Categories current={category} />}
      {words ? <Found words={words} /> : <Newest category={category} />}
    </>
  );
}

/** What to know before the first deal; it stays until the newcomer has seen the money arrive. */
function Welcome() {
  const { loaded, current } = useIdentities();
  const [isNew, setNew] = useState(false);
  if (loaded && !current && !isNew) {
    setNew(true);
  }
  if (!isNew) {
    return null;
  }
  return (
    <section aria-label="Welcome" className="card mb-7 overflow-hidden">
      <div className="grid gap-4 p-5 sm:p-6">
        <div>
          <p className="text-xl font-semibold tracking-tight text-balance">
            A deal is two halves of one stick.
          </p>
          <p className="mt-1 max-w-2xl text-muted">
            Everything done here is signed by whoever does it and answered with a receipt that you
            can check in this page, without trusting the venue. The money is held until the goods
            arrive.
          </p>
        </div>
        <Become />
      </div>
      <div className="stick" />
    </section>
  );
}

function Categories({ current }: { current: string }) {
  const categories = usePages("market/categories", {}, { limit: 24 });
  if (categories.rows.length === 0) {
    return null;
  }
  const all = [{ category: "", listings: 0 }, ...categories.rows];
  return (
    <nav aria-label="Categories" className="-mx-1 mb-5 flex gap-1 overflow-x-auto p-1">
      {all.map(({ category, listings }) => (
        <Link
          key={category}
          to={category ? `/?category=${encodeURIComponent(category)}` : "/"}
          aria-current={category === current ? "page" : undefined}
          className={`shrink-0 rounded-full border px-3 py-1 text-sm ${
            category === current
              ? "border-accent bg-accent text-accent-ink"
              : "border-line bg-surface hover:border-edge"
          }`}
        >
          {category || "Everything"}
          {listings > 0 && <span className="ml-1.5 text-xs opacity-80">{listings}</span>}
        </Link>
      ))}
    </nav>
  );
}

function Newest({ category }: { category: string }) {
  return <Cards pages={usePages("market/listings", { category }, { limit: 40 })} />;
}

function Found({ words }: { words: string }) {
  return <Cards pages={usePages("market/search", { q: words }, { limit: 40 })} words={words} />;
}

type Pages = ReturnType<typeof usePages<"market/listings">>;

function Cards({ pages, words = "" }: { pages: Pages; words?: string }) {
  if (pages.isPending) {
    return <Loading what="goods" />;
  }
  if (pages.error) {
    return <ErrorNote error={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.rows.length === 0) {
    return (
      <Empty>
        {words ? (
          "Nothing sounds like that. Try fewer or other words."
        ) : (
          <>
            Nothing is on offer yet.{" "}
            <Link className="link" to="/sell/new">
              Offer the first thing
            </Link>
            , or{" "}
            <Link className="link" to="/sell/import">
              import a shop
            </Link>
            .
          </>
        )}
      </Empty>
    );
  }
  return (
    <>
      <ul
        aria-busy={pages.isPlaceholderData}
        className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 xl:grid-cols-5"
      >
        {pages.rows.map((card) => (
          <ListingCard key={card.listing} card={card} />
        ))}
      </ul>
      <More {...pages} />
    </>
  );
}
