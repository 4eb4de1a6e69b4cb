import "./exchange.css";
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import { usePageKeys } from "../../app/shortcuts";
import { ErrorNote, Loading } from "../../ui/notes";
import { useIdentities } from "../identity/store";
import type { BookFeed, BookView } from "./bookFeed";
import { ChartPanel } from "./ChartPanel";
import { Choices } from "./Choices";
import { useBook, useFeed, useTrades } from "./feeds";
import { Ladder } from "./Ladder";
import { MarketStrip } from "./MarketStrip";
import type { Instrument, Side } from "./model";
import { OrdersPanel, useOpenOrders } from "./OrdersPanel";
import { PhaseBanner } from "./PhaseBanner";
import { bookFeed, tradesFeed } from "./queries";
import { Ticket } from "./Ticket";
import { TradesList } from "./TradesList";
import { type Draft, EMPTY } from "./ticket";
import type { TradesFeed } from "./tradesFeed";
import { useUnits } from "./units";
import { useMedia } from "./useMedia";
import { useRates } from "./useRates";
import { useTickers } from "./useTickers";

const RUNGS = 14;
const RUNGS_ON_PHONE = 10;

/** One instrument: its book, its prices, and an order ticket. */
export function TradingPage() {
  const { symbol = "" } = useParams();
  const instrument = useRow("exchange/instrument", { instrument: symbol });
  useTickers(symbol);
  return (
    <>
      <title>{`${symbol} · Tallystick`}</title>
      <ErrorNote error={instrument.error} />
      {instrument.isPending && <Loading what={symbol} />}
      {instrument.data && <Trading key={symbol} instrument={instrument.data} />}
    </>
  );
}

type Part = "chart" | "book" | "order" | "trades" | "mine";

const PARTS = { chart: "Chart", book: "Book", order: "Order", trades: "Trades", mine: "Mine" };

function Trading({ instrument }: { instrument: Instrument }) {
  const symbol = instrument.instrument;
  const units = useUnits(instrument);
  const book = useFeed(bookFeed, symbol);
  const trades = useFeed(tradesFeed, symbol);
  const isWide = useMedia("(min-width: 64rem)");
  const [part, setPart] = useState<Part>("chart");
  const ticket = useTicket(instrument, () => setPart("order"));
  const shared = { terms: instrument, units };
  const parts: Record<Part, () => ReactNode> = {
    chart: () => <ChartPanel {...shared} book={book} trades={trades} />,
    book: () => (
      <LiveLadder
        {...shared}
        book={book}
        depth={isWide ? RUNGS : RUNGS_ON_PHONE}
        onPick={ticket.pick}
      />
    ),
    order: () => <LiveTicket {...shared} book={book} ticket={ticket} />,
    trades: () => (
      <WithTrades feed={trades}>{(all) => <TradesList trades={all} units={units} />}</WithTrades>
    ),
    mine: () => <OrdersPanel {...shared} />,
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <WithTrades feed={trades}>
        {([newest]) => <MarketStrip {...{ instrument, units, newest }} />}
      </WithTrades>
      <WithBook feed={book}>
        {(view) => <PhaseBanner {...instrument} {...shared} book={view} />}
      </WithBook>
      {isWide ? (
        <div className="trading">
          <div className="column">
            <div className="chart-place">{parts.chart()}</div>
            <div className="mine-place">{parts.mine()}</div>
          </div>
          <div className="column">{parts.book()}</div>
          <div className="column">
            {parts.order()}
            <div className="trades-place">{parts.trades()}</div>
          </div>
        </div>
      ) : (
        <Choices label="Parts of the page" tabs={PARTS} current={part} onChange={setPart}>
          <div className={`phone-part ${part}-part`}>{parts[part]()}</div>
        </Choices>
      )}
    </div>
  );
}

/** The draft of an order, which keys, the ladder and the form itself change. */
function useTicket(instrument: Instrument, onOpen: () => void) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const form = useRef<HTMLFormElement>(null);
  const units = useUnits(instrument);
  const change = (changes: Partial<Draft>) => setDraft((known) => ({ ...known, ...changes }));
  const open = (side: Side) => {
    // At once, for the next key may come before the next frame.
    flushSync(() => {
      change({ side });
      onOpen();
    });
    const first = form.current?.querySelector<HTMLInputElement>("input[name]:not([type=radio])");
    first?.focus();
    first?.select();
  };
  usePageKeys({ b: () => open("BUY"), s: () => open("SELL") });
  const pick = (price: number, total: number) => {
    setDraft((known) => ({
      ...known,
      price: units.plainPrice(price),
      quantity: known.quantity || units.plainQuantity(total),
    }));
    onOpen();
  };
  return { draft, change, pick, form };
}

interface Live {
  terms: Instrument;
  units: ReturnType<typeof useUnits>;
  book: BookFeed;
}

function LiveLadder({
  book,
  ...rest
}: Live & { depth: number; onPick: (price: number, total: number) => void }) {
  const own = useOpenOrders(rest.terms.instrument).rows;
  return <WithBook feed={book}>{(view) => <Ladder book={view} own={own} {...rest} />}</WithBook>;
}

function LiveTicket({
  terms,
  units,
  book,
  ticket,
}: Live & { ticket: ReturnType<typeof useTicket> }) {
  const available = useAvailable(terms);
  const rates = useRates();
  const continuous = terms.phase === "CONTINUOUS";
  const { draft, change, form } = ticket;
  return (
    <WithBook feed={book}>
      {({ bids, asks }) => (
        <Ticket
          {...{ terms, units, draft, available, form }}
          market={{ bids, asks, continuous, ...rates }}
          onChange={change}
        />
      )}
    </WithBook>
  );
}

/** What one is free to buy or sell with. */
function useAvailable({ asset, money }: Instrument) {
  const { current } = useIdentities();
  const owner = current?.principal ?? "";
  const { rows } = usePages("accounts/balances", { owner }, { limit: 200, enabled: owner !== "" });
  useRefreshOn(owner ? [`exchange.orders.${owner}`] : []);
  const of = (one: string) => rows.find((row) => row.asset === one)?.available ?? 0;
  return { money: of(money), units: of(asset) };
}

/** Only what is inside is drawn anew when the book changes. */
function WithBook({ feed, children }: { feed: BookFeed; children: (book: BookView) => ReactNode }) {
  return children(useBook(feed));
}

function WithTrades({
  feed,
  children,
}: {
  feed: TradesFeed;
  children: (trades: TradesFeed["view"]) => ReactNode;
}) {
  return children(useTrades(feed));
}
