import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Happening, Stream } from "../../src/api/stream";

/** A socket whose other end is the test. */
class Wire {
  static readonly OPEN = 1;
  static last: Wire;
  readyState = 0;
  sent: object[] = [];
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  onclose = () => {};

  constructor() {
    Wire.last = this;
  }

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  opens(height: number) {
    this.readyState = Wire.OPEN;
    this.onopen();
    this.says({ hello: { height } });
  }

  says(message: object) {
    this.onmessage({ data: JSON.stringify(message) });
  }

  breaks() {
    this.readyState = 3;
    this.onclose();
  }
}

const happens = (topic: string, height: number) => ({
  topic,
  height,
  time: 1,
  action: "a",
  cursor: height,
  event: { type: "market.ListingClosed", body: {} },
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("topics are followed from the first opening on, and each listener hears its own", () => {
  const stream = new Stream(() => "ws://venue");
  const heard: Happening[] = [];
  stream.follow(["a"], (one) => heard.push(one));
  Wire.last.opens(7);
  stream.follow(["b"], () => {});
  Wire.last.says(happens("a", 8));
  Wire.last.says(happens("b", 9));
  expect(Wire.last.sent).toEqual([{ subscribe: ["a"] }, { subscribe: ["b"] }]);
  expect(heard.map((one) => one.height)).toEqual([8]);
});

test("after a loss it replays from the height after the last one seen", () => {
  const stream = new Stream(() => "ws://venue");
  stream.follow(["a"], () => {});
  const first = Wire.last;
  first.opens(7);
  first.says(happens("a", 12));
  first.breaks();
  expect(stream.state).toBe("lost");
  vi.advanceTimersByTime(1000);
  expect(Wire.last).not.toBe(first);
  Wire.last.opens(14);
  expect(Wire.last.sent).toEqual([{ subscribe: ["a"], from: 13 }]);
  expect(stream.state).toBe("live");
});

test("the last to leave a topic unsubscribes it", () => {
  const stream = new Stream(() => "ws://venue");
  const leave = stream.follow(["a"], () => {});
  const leaveToo = stream.follow(["a"], () => {});
  Wire.last.opens(1);
  leave();
  expect(Wire.last.sent).toEqual([{ subscribe: ["a"] }]);
  leaveToo();
  expect(Wire.last.sent.at(-1)).toEqual({ unsubscribe: ["a"] });
});
