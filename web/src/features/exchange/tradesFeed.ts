import type { Tick } from "./model";
import { Pulse, type Schedule } from "./pulse";

/** What the feed hears and asks. */
export interface TradeWires {
  follow(listener: (tick: Tick) => void): () => void;
  /** Calls back whenever the connection is there again after a loss. */
  onReturn(listener: () => void): () => void;
  /** The newest trades, newest first. */
  recent(signal: AbortSignal): Promise<Tick[]>;
}

/** Trades that are kept for the list. */
const KEPT = 200;

/** The newest trades of an instrument, newest first, and every new one for whoever listens. */
export class TradesFeed {
  /** Never changed in place. */
  view: readonly Tick[] = [];
  private trades: readonly Tick[] = [];
  private request: AbortController | null = null;
  private readonly listeners = new Set<(tick: Tick) => void>();
  private readonly pulse: Pulse;

  constructor(
    private readonly wires: TradeWires,
    schedule?: Schedule,
  ) {
    this.pulse = new Pulse(() => {
      this.view = this.trades;
    }, schedule);
  }

  start(): () => void {
    const leave = this.wires.follow((tick) => this.hear(tick));
    const forget = this.wires.onReturn(() => this.fetch((ticks) => this.catchUp(ticks)));
    this.fetch((ticks) => this.add(ticks));
    return () => {
      leave();
      forget();
      this.request?.abort();
    };
  }

  watch = (watcher: () => void): (() => void) => this.pulse.watch(watcher);

  /** Hears every new trade, also those of one picture. */
  listen(listener: (tick: Tick) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private fetch(use: (ticks: Tick[]) => void): void {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.wires.recent(request.signal).then(
      (ticks) => request.signal.aborted || use(ticks),
      () => {}, // The live ones come all the same.
    );
  }

  private hear(tick: Tick): void {
    if (tick.trade > (this.trades[0]?.trade ?? 0)) {
      this.trades = [tick, ...this.trades.slice(0, KEPT - 1)];
      for (const listener of this.listeners) {
        listener(tick);
      }
      this.pulse.beat();
    }
  }

  /** A loss may have cut a block in two: what was missed in it is heard now. */
  private catchUp(ticks: Tick[]): void {
    for (const tick of ticks.toReversed()) {
      this.hear(tick);
    }
  }

  /** Puts older ones under those that were heard while they were on their way. */
  private add(ticks: Tick[]): void {
    const oldest = this.trades.at(-1)?.trade ?? Number.POSITIVE_INFINITY;
    const older = ticks.filter((one) => one.trade < oldest);
    this.trades = [...this.trades, ...older].slice(0, KEPT);
    this.pulse.beat();
  }
}
