import { getOne, getPage } from "../../api/client";
import { type Happening, stream } from "../../api/stream";
import type { ExchangeBookChanged, ExchangeTraded } from "../../api/types";
import { BookFeed } from "./bookFeed";
import type { CandlePage } from "./candleSource";
import { INTERVALS, type Interval } from "./candles";
import type { Tick } from "./model";
import { TradesFeed } from "./tradesFeed";

// Where market data comes from. It bypasses the cache of queries, which every account's event
// refreshes: prices follow their own topics.

const RECENT_TRADES = 60;
const CANDLES_AT_ONCE = 500;

/** The live book of an instrument. */
export function bookFeed(instrument: string): BookFeed {
  return new BookFeed({
    follow: (listener) =>
      stream.follow([`exchange.book.${instrument}`], ({ event }) => {
        if (event.type === "exchange.BookChanged") {
          listener(event.body as unknown as ExchangeBookChanged);
        }
      }),
    onReturn,
    snapshot: (signal) => getOne("exchange/book", { instrument }, signal),
  });
}

/** The live trades of an instrument. */
export function tradesFeed(instrument: string): TradesFeed {
  return new TradesFeed({
    follow: (listener) =>
      stream.follow([`exchange.trades.${instrument}`], (happening) => {
        if (happening.event.type === "exchange.Traded") {
          listener(tickOf(happening));
        }
      }),
    onReturn,
    recent: async (signal) => {
      const page = await getPage("exchange/trades", { instrument, limit: RECENT_TRADES }, signal);
      return page.items.map((row) => ({ ...row, height: page.height }));
    },
  });
}

function tickOf({ event, time, height, action }: Happening): Tick {
  const { trade, price, quantity, takerSide } = event.body as unknown as ExchangeTraded;
  return { trade, height, time, price, quantity, takerSide, action };
}

/** Calls back when the stream is live again after it was lost. */
function onReturn(listener: () => void): () => void {
  let wasLost = false;
  return stream.watch(() => {
    if (stream.state === "live" && wasLost) {
      listener();
    }
    wasLost = stream.state === "lost" || (wasLost && stream.state !== "live");
  });
}

/** The newest candles, or those before a time; oldest first. */
export async function fetchCandles(
  instrument: string,
  interval: Interval,
  to: number | undefined,
  signal: AbortSignal,
): Promise<CandlePage> {
  const from = to === undefined ? undefined : to - CANDLES_AT_ONCE * INTERVALS[interval];
  const range = from === undefined ? {} : { from, to };
  const params = { instrument, interval, ...range, limit: CANDLES_AT_ONCE };
  const { items, height } = await getPage("exchange/candles", params, signal);
  return { candles: items, height };
}
