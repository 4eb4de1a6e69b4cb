import { LocalBook } from "./localBook";
import type { Difference, Level, Snapshot } from "./model";
import { Pulse, type Schedule } from "./pulse";

/** What a feed hears and asks; the page's are the live stream and the query `exchange/book`. */
export interface BookWires {
  /** Follows the differences until the answer is called. */
  follow(listener: (difference: Difference) => void): () => void;
  /** Calls back whenever the connection is there again after a loss. */
  onReturn(listener: () => void): () => void;
  /** The book, no older than what was heard already. */
  snapshot(signal: AbortSignal): Promise<Snapshot>;
}

/** The book at one moment; it never changes. */
export interface BookView {
  state: "loading" | "live" | "recovering";
  sequence: number;
  bids: readonly Level[];
  asks: readonly Level[];
  /** How often a new snapshot was needed. */
  recoveries: number;
}

const NOTHING: BookView = { state: "loading", sequence: 0, bids: [], asks: [], recoveries: 0 };

/** Differences that may wait for a snapshot; with more, it would be too old when it comes. */
const MAX_WAITING = 10_000;
const RETRY_MILLIS = [100, 500, 2000, 5000];

/**
 * Keeps a local book of one instrument: listens first, then takes a snapshot, then applies what was
 * heard since. A gap or a wrong checksum, or a lost connection, starts that anew; the last good book
 * stays in sight meanwhile, marked as recovering.
 */
export class BookFeed {
  view: BookView = NOTHING;
  private book: LocalBook | null = null;
  private waiting: Difference[] = [];
  private request: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private recoveries = 0;
  private readonly pulse: Pulse;

  constructor(
    private readonly wires: BookWires,
    schedule?: Schedule,
  ) {
    this.pulse = new Pulse(() => this.look(), schedule);
  }

  /** Begins, and answers what ends it. */
  start(): () => void {
    const leave = this.wires.follow((difference) => this.hear(difference));
    const forget = this.wires.onReturn(() => this.recover());
    this.resnapshot();
    return () => {
      leave();
      forget();
      this.request?.abort();
      clearTimeout(this.timer);
    };
  }

  watch = (watcher: () => void): (() => void) => this.pulse.watch(watcher);

  private hear(difference: Difference): void {
    if (!this.book) {
      this.waiting.push(difference);
      if (this.waiting.length > MAX_WAITING) {
        this.recover();
      }
      return;
    }
    const applied = this.book.apply(difference);
    if (applied === "gap" || applied === "mismatch") {
      this.recover();
      this.waiting.push(difference);
    }
    this.pulse.beat();
  }

  private recover(): void {
    this.look();
    this.book = null;
    this.waiting = [];
    this.recoveries++;
    this.pulse.beat();
    this.resnapshot();
  }

  private resnapshot(): void {
    this.request?.abort();
    clearTimeout(this.timer);
    const request = new AbortController();
    this.request = request;
    this.wires.snapshot(request.signal).then(
      (snapshot) => request.signal.aborted || this.begin(snapshot),
      () => request.signal.aborted || this.again(),
    );
  }

  private again(): void {
    const delay = RETRY_MILLIS[Math.min(this.failures, RETRY_MILLIS.length - 1)];
    this.failures++;
    this.timer = setTimeout(() => this.resnapshot(), delay);
  }

  private begin(snapshot: Snapshot): void {
    const book = new LocalBook(snapshot);
    const isWhole = book.checksum() === snapshot.checksum;
    const applied = this.waiting.map((difference) => book.apply(difference));
    if (!isWhole || applied.includes("gap") || applied.includes("mismatch")) {
      // The differences stay: the next snapshot is newer.
      this.again();
      return;
    }
    this.failures = 0;
    this.book = book;
    this.waiting = [];
    this.pulse.beat();
  }

  /** Keeps what is to be seen: the arrays of the book itself go on changing. */
  private look(): void {
    const { recoveries } = this;
    if (this.book) {
      const { sequence, bids, asks } = this.book;
      this.view = { state: "live", sequence, bids: [...bids], asks: [...asks], recoveries };
    } else if (this.view.state !== "loading") {
      this.view = { ...this.view, state: "recovering", recoveries };
    }
  }
}
