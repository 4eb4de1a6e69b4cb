import { addTrade, type Candle, type Interval } from "./candles";
import type { Tick } from "./model";

/** One page of candles, oldest first, and the height that it shows. */
export interface CandlePage {
  candles: Candle[];
  height: number;
}

type Fetch = (to: number | undefined, signal: AbortSignal) => Promise<CandlePage>;

/**
 * The candles of one interval: what the venue knows, what trades add to it, and older ones on
 * demand. Trades that are in the first page already are told apart by their height.
 */
export class CandleSource {
  readonly candles: Candle[] = [];
  private waiting: Tick[] | null = [];
  private readonly request = new AbortController();
  private fetching = false;
  private exhausted = false;

  constructor(
    private readonly interval: Interval,
    private readonly fetchPage: Fetch,
  ) {}

  async first(): Promise<void> {
    const { candles, height } = await this.fetchPage(undefined, this.request.signal);
    this.candles.push(...candles);
    this.exhausted = candles.length === 0;
    for (const tick of this.waiting ?? []) {
      if (tick.height > height) {
        addTrade(this.candles, tick, this.interval);
      }
    }
    this.waiting = null;
  }

  /** Answers the candles that are new or other than before. */
  hear(tick: Tick): Candle[] {
    if (this.waiting) {
      this.waiting.push(tick);
      return [];
    }
    return addTrade(this.candles, tick, this.interval);
  }

  /** Answers whether there were older ones. */
  async older(): Promise<boolean> {
    const oldest = this.candles[0];
    if (this.fetching || this.exhausted || this.waiting || !oldest) {
      return false;
    }
    this.fetching = true;
    try {
      const { candles } = await this.fetchPage(oldest.start, this.request.signal);
      const older = candles.filter((one) => one.start < oldest.start);
      this.candles.unshift(...older);
      this.exhausted = older.length === 0;
      return older.length > 0;
    } finally {
      this.fetching = false;
    }
  }

  stop(): void {
    this.request.abort();
  }
}
