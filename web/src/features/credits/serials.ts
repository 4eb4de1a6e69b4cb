// Serial numbers are whole numbers within a space; a range has both ends in it.

export interface Range {
  space: string;
  first: number;
  last: number;
}

export type ParsedRanges = { ok: true; ranges: Range[] } | { ok: false; error: string };

/** Ranges in one act. */
const MAX_RANGES = 100;

const RANGE = /^(?:(\S+)\s*[: ]\s*)?([0-9][0-9,]*)(?:\s*[-–]\s*([0-9][0-9,]*))?$/;

function sizeOf({ first, last }: Pick<Range, "first" | "last">): number {
  return last - first + 1;
}

export function totalOf(ranges: Pick<Range, "first" | "last">[]): number {
  return ranges.reduce((total, range) => total + sizeOf(range), 0);
}

/** Serial numbers for reading, such as `1,001–2,000`. */
export function serialsInWords({ first, last }: Pick<Range, "first" | "last">): string {
  const read = (serial: number) => serial.toLocaleString("en-GB");
  return first === last ? read(first) : `${read(first)}–${read(last)}`;
}

/** A range for reading, with its space in front. */
export function rangeInWords(range: Range): string {
  return `${range.space} ${serialsInWords(range)}`;
}

/**
 * Reads ranges, one a line: `1-100`, `205`, or with their space in front, `GREEN 1-100`. A range
 * without a space is of the given one.
 */
export function parseRanges(text: string, space: string): ParsedRanges {
  const lines = text
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) {
    return { ok: false, error: "Write serial numbers, such as 1-100, one range a line." };
  }
  if (lines.length > MAX_RANGES) {
    return { ok: false, error: `At most ${MAX_RANGES} ranges go together.` };
  }
  const ranges: Range[] = [];
  for (const line of lines) {
    const match = RANGE.exec(line);
    const first = numberOf(match?.[2]);
    const last = match?.[3] === undefined ? first : numberOf(match[3]);
    if (first === null || last === null || last < first) {
      return { ok: false, error: `“${line}” is no range of serial numbers, such as 1-100.` };
    }
    ranges.push({ space: match?.[1] ?? space, first, last });
  }
  return overlapIn(ranges) ?? { ok: true, ranges };
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text?.replaceAll(",", ""));
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

function overlapIn(ranges: Range[]): ParsedRanges | null {
  const sorted = [...ranges].sort(inOrder);
  const clash = sorted.find((range, i) => {
    const before = sorted[i - 1];
    return before?.space === range.space && before.last >= range.first;
  });
  return clash
    ? { ok: false, error: `${serialsInWords(clash)} overlaps another range of the list.` }
    : null;
}

export function inOrder(a: Range, b: Range): number {
  return a.space === b.space ? a.first - b.first : a.space < b.space ? -1 : 1;
}

/** The lowest serials of what one has: the ones that the rules take when only a quantity is said. */
export function lowest(ranges: Range[], quantity: number): Range[] {
  const taken: Range[] = [];
  let left = quantity;
  for (const range of [...ranges].sort(inOrder)) {
    if (left <= 0) {
      break;
    }
    const size = Math.min(sizeOf(range), left);
    taken.push({ space: range.space, first: range.first, last: range.first + size - 1 });
    left -= size;
  }
  return taken;
}

/** The first of the ranges that does not lie within what one has, or undefined if all do. */
export function outside(ranges: Range[], had: Range[]): Range | undefined {
  const joined = merged(had);
  return ranges.find(
    (range) =>
      !joined.some(
        (one) => one.space === range.space && one.first <= range.first && range.last <= one.last,
      ),
  );
}

/** The same serials in as few ranges as possible. */
export function merged(ranges: Range[]): Range[] {
  const all: Range[] = [];
  for (const { space, first, last } of [...ranges].sort(inOrder)) {
    const before = all.at(-1);
    if (before?.space === space && first <= before.last + 1) {
      before.last = Math.max(before.last, last);
    } else {
      all.push({ space, first, last });
    }
  }
  return all;
}

/** The serial after the highest of a space: what a registrar would issue from. */
export function nextFree(ranges: Range[]): number {
  return ranges.reduce((highest, range) => Math.max(highest, range.last), 0) + 1;
}
