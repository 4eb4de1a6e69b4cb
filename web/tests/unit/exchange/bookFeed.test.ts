import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BookFeed } from "../../../src/features/exchange/bookFeed";
import type { Difference, Snapshot } from "../../../src/features/exchange/model";
import { change, Exchange } from "./fixtures";

/** Wires whose other end is the test. */
class Wires {
  tell: (difference: Difference) => void = () => {};
  comeBack: () => void = () => {};
  asked: { answer: (snapshot: Snapshot) => void; fail: () => void; signal: AbortSignal }[] = [];

  follow = (listener: (difference: Difference) => void) => {
    this.tell = listener;
    return () => {};
  };

  onReturn = (listener: () => void) => {
    this.comeBack = listener;
    return () => {};
  };

  snapshot = (signal: AbortSignal) =>
    new Promise<Snapshot>((answer, reject) => {
      this.asked.push({ answer, fail: () => reject(new Error("lost")), signal });
    });
}

let wires: Wires;
let feed: BookFeed;
let exchange: Exchange;
let frames: (() => void)[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  wires = new Wires();
  frames = [];
  exchange = new Exchange();
  feed = new BookFeed(wires, (beat) => frames.push(beat));
  stop = feed.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function answers(snapshot = exchange.snapshot()) {
  wires.asked.at(-1)?.answer(snapshot);
  await vi.advanceTimersByTimeAsync(0);
  draw();
}

function draw() {
  for (const frame of frames.splice(0)) {
    frame();
  }
}

test("what happens while the snapshot is on its way is applied to it", async () => {
  const early = exchange.snapshot();
  wires.tell(exchange.changes(change("BUY", 1245, 1)));
  wires.tell(exchange.changes(change("BUY", 1245, 2)));
  expect(feed.view.state).toBe("loading");
  await answers(early);
  expect(feed.view).toMatchObject({ state: "live", sequence: 8, recoveries: 0 });
  expect(feed.view.bids[0]).toEqual({ price: 1245, quantity: 2, orders: 1 });
});

test("a snapshot newer than what was heard needs nothing of it", async () => {
  wires.tell(exchange.changes(change("BUY", 1245, 1)));
  await answers();
  expect(feed.view).toMatchObject({ state: "live", sequence: 7 });
});

test("a burst is drawn once", async () => {
  await answers();
  const watcher = vi.fn();
  feed.watch(watcher);
  for (let quantity = 1; quantity <= 100; quantity++) {
    wires.tell(exchange.changes(change("BUY", 1245, quantity)));
  }
  expect(frames).toHaveLength(1);
  draw();
  expect(watcher).toHaveBeenCalledOnce();
  expect(feed.view.bids[0]?.quantity).toBe(100);
});

test("after a gap the last good book stays in sight until a new snapshot is there", async () => {
  await answers();
  const before = feed.view.bids;
  exchange.changes(change("BUY", 1240, 1));
  wires.tell(exchange.changes(change("BUY", 1245, 1)));
  draw();
  expect(feed.view).toMatchObject({ state: "recovering", recoveries: 1, bids: before });
  expect(wires.asked).toHaveLength(2);
  wires.tell(exchange.changes(change("BUY", 1245, 3)));
  await answers();
  expect(feed.view).toMatchObject({ state: "live", sequence: 9 });
  expect(feed.view.bids[0]?.quantity).toBe(3);
});

test("a wrong checksum leads to a new snapshot, and so to the right book", async () => {
  await answers();
  const right = exchange.changes(change("SELL", 1255, 4));
  wires.tell({ ...right, changes: [change("SELL", 1255, 5)] });
  draw();
  expect(feed.view.state).toBe("recovering");
  await answers();
  expect(feed.view).toMatchObject({ state: "live", recoveries: 1 });
  expect(feed.view.asks[0]?.quantity).toBe(4);
});

test("a snapshot that is too old is asked for again, a little later", async () => {
  await answers();
  const old = exchange.snapshot();
  exchange.changes(change("BUY", 1240, 1));
  wires.tell(exchange.changes(change("BUY", 1245, 1)));
  await answers(old);
  expect(feed.view.state).toBe("recovering");
  await vi.advanceTimersByTimeAsync(100);
  expect(wires.asked).toHaveLength(3);
  await answers();
  expect(feed.view).toMatchObject({ state: "live", sequence: 8 });
});

test("a snapshot that cannot be had is asked for again", async () => {
  wires.asked[0]?.fail();
  await vi.advanceTimersByTimeAsync(100);
  await answers();
  expect(feed.view.state).toBe("live");
});

test("after a lost connection the book is taken anew, whatever the venue's numbers are now", async () => {
  await answers();
  exchange = new Exchange({ sequence: 0, checksum: 0, bids: [], asks: [] });
  wires.comeBack();
  await answers();
  expect(feed.view).toMatchObject({ state: "live", sequence: 0, bids: [] });
});

test("who stops listening asks no more", () => {
  stop();
  expect(wires.asked[0]?.signal.aborted).toBe(true);
});
