import type { Tone } from "../../ui/Badge";

// What the rules write in capitals, as people say it.

const count = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** Credits for reading: each is a tonne of carbon dioxide or its equal. */
export function tonnes(quantity: number): string {
  return `${count.format(quantity)} t`;
}

/** The same where there is little room, such as `12.4K t`. */
export function shortTonnes(quantity: number): string {
  return `${quantity < 10_000 ? count.format(quantity) : compact.format(quantity)} t`;
}

interface Word {
  label: string;
  tone: Tone;
  /** What it means, in one sentence. */
  means: string;
}

/** Paris Agreement, Article 6: who may count the tonne. */
export const ADJUSTMENTS: Record<string, Word> = {
  NONE: {
    label: "no adjustment",
    tone: "plain",
    means: "The host country has authorised nothing; it may count the tonne itself.",
  },
  PENDING: {
    label: "adjustment pending",
    tone: "wood",
    means: "The host country has been asked to authorise the use of the tonne by others.",
  },
  AUTHORISED: {
    label: "authorised",
    tone: "good",
    means: "The host country has authorised the use by others, and owes the adjustment.",
  },
  APPLIED: {
    label: "adjusted",
    tone: "good",
    means: "The host country has added the tonne to its own balance: nobody counts it twice.",
  },
};

export const STATUSES: Record<string, Word> = {
  ACTIVE: { label: "active", tone: "good", means: "Can be given, sold and retired." },
  RESERVED: { label: "reserved", tone: "wood", means: "Waits for a retirement to be made final." },
  POOLED: { label: "in a basket", tone: "plain", means: "Stands behind a unit of a basket." },
  RETIRED: { label: "retired", tone: "plain", means: "Used once, by its beneficiary, for good." },
  CANCELLED: { label: "cancelled", tone: "bad", means: "Taken away, without having been used." },
  EXPIRED: { label: "expired", tone: "bad", means: "Its time is over." },
  BUFFER: { label: "buffer pool", tone: "plain", means: "Kept to make good what is reversed." },
  REQUESTED: { label: "requested", tone: "wood", means: "Can be withdrawn until it is final." },
  FINAL: { label: "final", tone: "good", means: "Permanent." },
  FINALISED: { label: "final", tone: "good", means: "Permanent." },
  WITHDRAWN: { label: "withdrawn", tone: "plain", means: "The credits went back." },
  OPEN: { label: "open", tone: "wood", means: "Nobody has decided yet." },
  UPHELD: { label: "upheld", tone: "bad", means: "The challenge was right." },
  DISMISSED: { label: "dismissed", tone: "plain", means: "The challenge was not right." },
  SUSPENDED: { label: "suspended", tone: "bad", means: "Nothing is issued or moved." },
};

export function wordFor(words: Record<string, Word>, key: string): Word {
  return words[key] ?? { label: inWords(key), tone: "plain", means: "" };
}

/** Names in capitals as words: `BLUE_CARBON` is `Blue carbon`. */
export function inWords(name: string): string {
  const known = SECTORS[name];
  if (known) {
    return known;
  }
  const words = name.replaceAll("_", " ");
  return words === words.toUpperCase() ? words.charAt(0) + words.slice(1).toLowerCase() : words;
}

const DAY_MILLIS = 86_400_000;
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A day counted from 1970, for reading. */
export function dayInWords(days: number): string {
  return day.format(days * DAY_MILLIS);
}

/** Days since 1970 of an ISO date, or null if it is none. */
export function dayOf(text: string): number | null {
  const millis = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? null : millis / DAY_MILLIS;
}

const HAPPENINGS: Record<string, string> = {
  ProjectRegistered: "Registered",
  DuplicateSuspected: "Suspected to be a duplicate",
  ProjectChallenged: "Challenged",
  ChallengeResolved: "Challenge decided",
  ProjectSuspended: "Suspended or reinstated",
  ProjectVerified: "Report signed",
  ClassDefined: "Class defined",
  BatchIssued: "Issued",
  BatchImported: "Imported",
  BatchLabelled: "Labels changed",
  BatchAdjusted: "Corresponding adjustment changed",
  ClassFrozen: "Frozen or released",
  RetirementRequested: "Retirement requested",
  RetirementFinalised: "Retired",
  RetirementWithdrawn: "Retirement withdrawn",
  UnitsCancelled: "Cancelled",
  UnitsReversed: "Reversed: the buffer pool paid",
  UnitsExpired: "Expired",
};

/** The name of an event, as people say it. */
export function happeningInWords(what: string): string {
  return (
    HAPPENINGS[what] ?? what.replace(/(?!^)([A-Z])/g, (_, letter) => ` ${letter.toLowerCase()}`)
  );
}

export const SECTORS: Record<string, string> = {
  ENERGY_INDUSTRIES: "Energy industries",
  ENERGY_DISTRIBUTION: "Energy distribution",
  ENERGY_DEMAND: "Energy demand",
  MANUFACTURING: "Manufacturing",
  CHEMICAL_INDUSTRY: "Chemical industry",
  CONSTRUCTION: "Construction",
  TRANSPORT: "Transport",
  MINING: "Mining",
  METAL_PRODUCTION: "Metal production",
  FUGITIVE_FUELS: "Fugitive emissions of fuels",
  FUGITIVE_GASES: "Fugitive emissions of gases",
  SOLVENTS: "Solvents",
  WASTE: "Waste",
  FORESTRY: "Forestry and land use",
  AGRICULTURE: "Agriculture",
  CARBON_REMOVAL: "Engineered removal",
};

export function thisYear(): number {
  return new Date().getUTCFullYear();
}
