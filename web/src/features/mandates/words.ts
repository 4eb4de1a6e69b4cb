import type { MandatesMandateRow } from "../../api/types";
import { formatMoney } from "../accounts/money";
import { joined, scopeInWords } from "../identity/deeds";
import { dayInWords } from "../keys/words";
import { periodInWords } from "./budget";

/** What a sentence about a mandate needs to know beside its terms. */
export interface Names {
  /** A principal's name, or an id that stands for itself. */
  person: (principal: string) => string;
  /** Digits behind the point of an asset's amounts. */
  decimals: (asset: string) => number;
}

type Terms = Pick<MandatesMandateRow, "scope" | "counterparties" | "items" | "from" | "until"> & {
  allowances: { asset: string; each: number; budget: number; periodMillis: number }[];
};

const MAX_NAMED = 4;

/** A mandate after its agent's name: `may buy goods, spending up to 50.00 USD a week, …`. */
export function mandateInWords(terms: Terms, names: Names, now: number): string {
  const parts = [`may ${scopeInWords(terms.scope) || "do nothing yet"}`];
  parts.push(
    terms.allowances.length > 0
      ? `spending up to ${joined(terms.allowances.map((one) => allowanceInWords(one, names)))}`
      : "spending nothing",
  );
  if (terms.counterparties.length > 0) {
    const people = terms.counterparties.length === 1 ? "person" : "people";
    parts.push(
      `from or to ${list(terms.counterparties.map(names.person), terms.counterparties.length, people)} only`,
    );
  }
  if (terms.items.length > 0) {
    const things = terms.items.length === 1 ? "thing" : "things";
    parts.push(`about ${list(terms.items.map(itemInWords), terms.items.length, things)} only`);
  }
  if (terms.from > now) {
    parts.push(`from ${dayInWords(terms.from)} on`);
  }
  parts.push(terms.until > 0 ? `until ${dayInWords(terms.until)}` : "until you end it");
  return `${parts.join(", ")}.`;
}

function allowanceInWords(one: Terms["allowances"][number], names: Names): string {
  const money = (minor: number) => `${formatMoney(minor, names.decimals(one.asset))} ${one.asset}`;
  const each = one.each < one.budget ? ` (${money(one.each)} at a time)` : "";
  return `${money(one.budget)} ${periodInWords(one.periodMillis)}${each}`;
}

function list(names: string[], count: number, what: string): string {
  return count > MAX_NAMED ? `${count} named ${what}` : joined(names);
}

function itemInWords(item: string): string {
  return /^[0-9a-f]{32}/.test(item) ? `listing ${item.slice(0, 8)}…` : item;
}

export type MandateStanding = "in force" | "to come" | "over" | "revoked" | "lapsed";

/** Whether a mandate is good at a time of the log. */
export function standingOf(mandate: MandatesMandateRow, now: number): MandateStanding {
  if (mandate.state === "REVOKED") {
    return "revoked";
  }
  if (mandate.state === "LAPSED") {
    return "lapsed";
  }
  if (mandate.until > 0 && now >= mandate.until) {
    return "over";
  }
  return now < mandate.from ? "to come" : "in force";
}

export function isKey(agent: string): boolean {
  return agent.includes(":");
}
