import type { CustodyStoryRow } from "../../api/types";

export interface Day {
  /** The start of the day, in the reader's time. */
  day: number;
  rows: CustodyStoryRow[];
}

/** Rows by the day on which they happened, in the order that they came. */
export function byDay(rows: readonly CustodyStoryRow[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const day = new Date(row.time).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) {
      last.rows.push(row);
    } else {
      days.push({ day, rows: [row] });
    }
  }
  return days;
}

/** A place on the way, with how many events there were one after the other. */
export interface Stop {
  place: string;
  name: string;
  latitude: number;
  longitude: number;
  since: number;
  until: number;
  events: number;
}

/**
 * The way that something went, oldest first, from a timeline, newest first. Where nobody said where
 * a place is, or an event was declared in error, there is no stop.
 */
export function stopsOf(rows: readonly CustodyStoryRow[]): Stop[] {
  const stops: Stop[] = [];
  for (const row of rows.toReversed()) {
    const { place, placeName, latitude, longitude, time } = row;
    if (place === "" || row.erroneous || (latitude === 0 && longitude === 0)) {
      continue;
    }
    const last = stops.at(-1);
    if (last?.place === place) {
      last.until = Math.max(last.until, time);
      last.events += 1;
    } else {
      const name = placeName || place;
      stops.push({ place, name, latitude, longitude, since: time, until: time, events: 1 });
    }
  }
  return stops;
}

const DEEDS: Record<string, Record<string, string>> = {
  OBJECT: { ADD: "Made", OBSERVE: "Seen", DELETE: "Taken out of the world" },
  AGGREGATION: { ADD: "Packed", OBSERVE: "Seen together", DELETE: "Unpacked" },
  ASSOCIATION: { ADD: "Attached", OBSERVE: "Seen attached", DELETE: "Detached" },
  TRANSACTION: { ADD: "Bound to a transaction", DELETE: "Freed from a transaction" },
};

const WORDS: Record<string, string> = {
  TRANSFORMATION: "Transformed",
  TRANSACTION: "Named in a transaction",
  OFFERED: "Offered to somebody",
  ACCEPTED: "Handed over",
  REFUSED: "Hand-over refused",
  WITHDRAWN: "Offer taken back",
  LAPSED: "Offer lapsed",
};

/** What happened, in the words of the business step where there is one. */
export function happenedInWords(row: Pick<CustodyStoryRow, "what" | "deed" | "bizStep">): string {
  const deed = DEEDS[row.what]?.[row.deed] ?? WORDS[row.what] ?? row.what;
  const step = lastWord(row.bizStep);
  if (step === "") {
    return deed;
  }
  // What is seen is seen at its step; and nobody is told twice that something is packed.
  if (row.deed === "OBSERVE" || SAME[deed] === step) {
    return step.charAt(0).toUpperCase() + step.slice(1);
  }
  return `${deed}: ${step}`;
}

const SAME: Record<string, string> = { Packed: "packing", Unpacked: "unpacking" };

/** The word of a CBV identifier: `shipping` of `urn:epcglobal:cbv:bizstep:shipping`. */
export function lastWord(uri: string): string {
  return (uri.split(/[:/#]/).at(-1) ?? "").replace(/^BizStep-|^Disp-/, "").replaceAll("_", " ");
}
