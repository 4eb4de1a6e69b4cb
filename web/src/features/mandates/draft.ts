import type { MandatesGiveMandate } from "../../api/types";
import { type Parsed, parsePrice } from "../accounts/money";
import { endOf, startOf } from "../keys/limits";

/** One line of what may be spent, as typed. */
export interface AllowanceDraft {
  /** Tells lines apart while they are edited. */
  line: number;
  asset: string;
  budget: string;
  /** Empty for as much as the budget. */
  each: string;
  periodMillis: number;
}

/** A mandate as somebody types it. */
export interface Draft {
  /** Whether the agent is a program's key rather than somebody here. */
  byKey: boolean;
  principal: string;
  key: string;
  label: string;
  scope: string[];
  counterparties: string[];
  items: string;
  allowances: AllowanceDraft[];
  /** Dates as the browser's field writes them, or empty. */
  from: string;
  until: string;
}

export type Errors = Partial<Record<string, string>>;

const KEY = /^[a-z0-9]{2,20}:[A-Za-z0-9_-]{20,200}$/;
const PRINCIPAL = /^[0-9a-f]{32}$/;
const MAX_NAMED = 64;
const MAX_ITEM_CHARS = 64;
const WEEK_MILLIS = 7 * 86_400_000;

export function newDraft(asset: string): Draft {
  return {
    byKey: false,
    principal: "",
    key: "",
    label: "",
    scope: [],
    counterparties: [],
    items: "",
    allowances: [{ line: 0, asset, budget: "", each: "", periodMillis: WEEK_MILLIS }],
    from: "",
    until: "",
  };
}

/** For a program that another page names: it spends nothing unless that is added. */
export function wantedDraft(asset: string, wanted: URLSearchParams): Draft {
  const key = wanted.get("key");
  const scope = wanted.get("scope");
  return key
    ? {
        ...newDraft(asset),
        byKey: true,
        key,
        label: wanted.get("label") ?? "",
        scope: scope ? [scope] : [],
        allowances: [],
      }
    : newDraft(asset);
}

type Result = { body: MandatesGiveMandate; errors: Errors };

/** The body that a draft stands for, and what is wrong with it; without errors it can be signed. */
export function bodyOf(draft: Draft, decimals: Record<string, number>, now: number): Result {
  const errors: Errors = {};
  const agent = draft.byKey ? draft.key.trim() : draft.principal;
  if (!(draft.byKey ? KEY : PRINCIPAL).test(agent)) {
    errors.agent = draft.byKey ? "Paste the id of a key, such as ed25519:…" : "Choose somebody.";
  }
  if (draft.scope.length === 0) {
    errors.scope = "Tick at least one thing.";
  }
  const items = itemsOf(draft.items);
  if (items.length > MAX_NAMED || items.some((item) => item.length > MAX_ITEM_CHARS)) {
    errors.items = `At most ${MAX_NAMED} ids, of at most ${MAX_ITEM_CHARS} characters.`;
  }
  const from = startOf(draft.from);
  const until = endOf(draft.until);
  if (until > 0 && until <= Math.max(now, from)) {
    errors.until = "It would be over before it begins.";
  }
  return {
    body: {
      agent,
      label: draft.label.trim(),
      scope: draft.scope,
      counterparties: draft.counterparties,
      items,
      allowances: draft.allowances.map((line) => allowanceOf(line, draft, decimals, errors)),
      from,
      until,
    },
    errors,
  };
}

function allowanceOf(
  line: AllowanceDraft,
  draft: Draft,
  decimals: Record<string, number>,
  errors: Errors,
) {
  const { asset, periodMillis } = line;
  const digits = decimals[asset];
  const read = (text: string, field: string): number => {
    const parsed: Parsed = parsePrice(text, digits ?? 0);
    if (!parsed.ok) {
      errors[`${field}-${line.line}`] = parsed.error;
    }
    return parsed.ok ? parsed.minor : 0;
  };
  if (digits === undefined) {
    errors[`asset-${line.line}`] = "Choose what may be spent.";
  } else if (draft.allowances.some((one) => one.line < line.line && one.asset === asset)) {
    errors[`asset-${line.line}`] = "This stands in a line above already.";
  }
  const budget = read(line.budget, "budget");
  const each = line.each.trim() === "" ? budget : read(line.each, "each");
  if (each > budget) {
    errors[`each-${line.line}`] ??= "At most as much as the budget.";
  }
  return { asset, each, budget, periodMillis };
}

/** Ids from a text: by lines, commas or spaces, or out of a listing's address. */
export function itemsOf(text: string): string[] {
  const found = text
    .split(/[\s,]+/)
    .map((item) => item.replace(/^.*\/listing\//, ""))
    .filter((item) => item !== "");
  return [...new Set(found)];
}
