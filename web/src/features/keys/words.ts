import type { IdentityNamedKey, IdentitySignedRow } from "../../api/types";
import { scopeInWords } from "../identity/deeds";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** A date as people write it. */
export function dayInWords(at: number): string {
  return day.format(new Date(at));
}

/** What a key is, as far as its id and this browser tell: programs have keys like browsers do. */
export function kindInWords(keyId: string, here: string): string {
  if (keyId === here) {
    return "This browser";
  }
  switch (keyId.slice(0, keyId.indexOf(":"))) {
    case "eip191":
      return "Ethereum wallet";
    case "webauthn":
      return "Passkey";
    default:
      return "Browser or program";
  }
}

/** A key for people: its label, or else the beginning of its id. */
export function nameOf(key: { label: string; key: string }): string {
  return key.label || shortKey(key.key);
}

export function shortKey(keyId: string): string {
  const colon = keyId.indexOf(":") + 1;
  return `${keyId.slice(0, colon + 8)}…`;
}

interface Limits {
  scope: string[];
  expires: number;
}

/** What a key may sign, as a sentence. */
export function limitsInWords({ scope, expires }: Limits): string {
  const what = scope.length > 0 ? `May only ${scopeInWords(scope)}` : "May sign everything";
  const free = scope.length === 0 && expires === 0;
  const until = expires > 0 ? `, until ${dayInWords(expires)}` : "";
  return `${what}${until}${free ? ", keys and mandates too" : ""}.`;
}

export type Standing = "in use" | "over" | "ended";

/** Whether a key signs at a time of the log. */
export function standingOf(key: IdentityNamedKey, now: number): Standing {
  if (key.revoked) {
    return "ended";
  }
  return key.expires > 0 && key.expires <= now ? "over" : "in use";
}

/** Whether a key signs everything. One such key must be left, and it alone changes keys. */
export function isFree(key: IdentityNamedKey): boolean {
  return key.scope.length === 0 && key.expires === 0;
}

/** What a key did after its end: nothing that counted, and so many tries. */
export interface Afterwards {
  /** Accepted acts that the log has after the end; there is none unless the venue is at fault. */
  accepted: number;
  refused: IdentitySignedRow[];
}

/** Reads off the newest acts of a key what it tried since its end. */
export function afterwards(acts: IdentitySignedRow[], ended: number): Afterwards {
  return {
    accepted: acts.filter((act) => act.accepted && act.time > ended).length,
    refused: acts.filter((act) => !act.accepted && act.time >= ended),
  };
}
