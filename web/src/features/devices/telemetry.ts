import { getJson } from "../../api/client";
import { fromHex, utf8 } from "../../proof/bytes";
import { includes, leafHash } from "../../proof/merkle";

/** What the readings of a step come to, in thousandths of the channel's unit. */
export interface Point {
  time: number;
  count: number;
  minimum: number;
  maximum: number;
  average: number;
}

export interface Chart {
  from: number;
  until: number;
  stepMillis: number;
  points: Point[];
}

/** A reading with the path to its batch's root; hashes are in hex. */
export interface ReadingProof {
  reading: { sequence: number; time: number; channel: string; value: number };
  line: string;
  index: number;
  act: string;
  first: number;
  count: number;
  root: string;
  path: string[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a chart may span, from the nearest to the farthest. */
export const SPANS = [
  { label: "10 min", millis: 10 * MINUTE },
  { label: "1 hour", millis: HOUR },
  { label: "6 hours", millis: 6 * HOUR },
  { label: "1 day", millis: DAY },
  { label: "1 week", millis: 7 * DAY },
  { label: "1 month", millis: 30 * DAY },
  { label: "1 year", millis: 365 * DAY },
  { label: "10 years", millis: 3650 * DAY },
] as const;

/** What is looked at: a span, and where it ends; 0 ends at now and goes on with it. */
export interface View {
  span: number;
  end: number;
}

/** From when until when a view is, in whole milliseconds. */
export function rangeOf({ span, end }: View, now: number): { from: number; until: number } {
  const millis = SPANS[span]?.millis ?? DAY;
  const until = end === 0 ? now : end;
  return { from: Math.max(until - millis, 0), until };
}

/** Nearer (-1) or farther (1), around the middle of what is looked at; at now it stays at now. */
export function zoomed(view: View, step: number, now: number): View {
  const span = Math.min(Math.max(view.span + step, 0), SPANS.length - 1);
  if (view.end === 0) {
    return { span, end: 0 };
  }
  const { from, until } = rangeOf(view, now);
  return upTo({ span, end: Math.round((from + until) / 2 + (SPANS[span]?.millis ?? 0) / 2) }, now);
}

/** Half a span earlier (-1) or later (1), never past now. */
export function moved(view: View, step: number, now: number): View {
  const { from, until } = rangeOf(view, now);
  return upTo({ ...view, end: until + Math.round(((until - from) / 2) * step) }, now);
}

/** What a key does to what is looked at; null if nothing. */
export function keyed(view: View, key: string, now: number): View | null {
  switch (key) {
    case "+":
    case "=":
      return zoomed(view, -1, now);
    case "-":
      return zoomed(view, 1, now);
    case "ArrowLeft":
      return moved(view, -1, now);
    case "ArrowRight":
      return moved(view, 1, now);
    default:
      return null;
  }
}

function upTo(view: View, now: number): View {
  return view.end >= now ? { ...view, end: 0 } : view;
}

/** Where the runs of points are that follow each other without a gap of several steps. */
export function runsOf(points: readonly Point[], stepMillis: number): Point[][] {
  const runs: Point[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point.time - before <= MOST_STEPS * Math.max(stepMillis, MINUTE)) {
      last.push(point);
    } else {
      runs.push([point]);
    }
    before = point.time;
  }
  return runs;
}

const MOST_STEPS = 5;

export function fetchChart(
  device: string,
  channel: string,
  view: View,
  now: number,
  points: number,
  signal: AbortSignal,
): Promise<Chart> {
  const { from, until } = rangeOf(view, now);
  const search = new URLSearchParams({
    device,
    channel,
    from: String(from),
    until: String(until),
    points: String(points),
  });
  return getJson(`/v1/devices/telemetry?${search}`, signal);
}

export function fetchReading(device: string, sequence: number): Promise<ReadingProof> {
  return getJson(`/v1/devices/reading?device=${device}&sequence=${sequence}`);
}

/**
 * Whether a reading is the leaf that it is said to be, and leads to the root (RFC 6962, section
 * 2.1). That the root is in the log is what the receipt of the act proves.
 */
export async function isProved(proof: ReadingProof): Promise<boolean> {
  const { reading, line, index, first, count, root, path } = proof;
  const spelled = `${reading.sequence} ${reading.time} ${reading.channel} ${reading.value}`;
  if (line !== spelled || reading.sequence !== first + index) {
    return false;
  }
  try {
    return await includes(
      index,
      count,
      await leafHash(utf8(line)),
      path.map((hash) => fromHex(hash)),
      fromHex(root),
    );
  } catch {
    return false;
  }
}
