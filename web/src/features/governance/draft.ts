import type { AnyAction } from "../../api/signing";
import type { GovernanceParameterRow } from "../../api/types";
import { type Parsed, parseCount, parseMoney } from "../accounts/money";
import { isPrincipal } from "../identity/names";
import { parseValue } from "./units";
import type { Kind, Role } from "./words";

/** What somebody has typed into the dialogue so far; every kind uses its own part of it. */
export interface Draft {
  kind: Kind;
  text: string;
  parameter: string;
  value: string;
  role: Role;
  principal: string;
  on: boolean;
  symbol: string;
  asset: string;
  money: string;
  tick: string;
  lot: string;
  minimum: string;
  maximum: string;
  feeTo: string;
  version: string;
}

export type Errors = Partial<Record<keyof Draft, string>>;

/** The action that proposes something of a kind. */
export const PROPOSES = {
  PARAMETER: "governance.ProposeParameter",
  ROLE: "governance.ProposeRole",
  INSTRUMENT: "governance.ProposeInstrument",
  DELISTING: "governance.ProposeDelisting",
  HALT: "governance.ProposeHalt",
  VOTING_ASSET: "governance.ProposeVotingAsset",
  RULES: "governance.ProposeRules",
} as const satisfies Record<Kind, Proposal["type"]>;

export type Proposal = Extract<AnyAction, { type: `governance.Propose${string}` }>;

export function newDraft(kind: Kind, given: Partial<Draft> = {}): Draft {
  return {
    kind,
    text: "",
    parameter: "",
    value: "",
    role: "REGISTRAR",
    principal: "",
    on: true,
    symbol: "",
    asset: "",
    money: "",
    tick: "0.01",
    lot: "1",
    minimum: "1",
    maximum: "0",
    feeTo: "",
    version: "",
    ...given,
  };
}

/** What the dialogue knows of the venue. */
export interface Known {
  parameters: GovernanceParameterRow[];
  /** Digits behind the point, by asset. */
  decimals: Record<string, number>;
}

const SYMBOL = /^[A-Z][A-Z0-9_-]{1,31}$/;
const ASSET = /^[A-Z][A-Z0-9_-]{1,15}$/;

/** The action that a draft stands for, or what is wrong with it. */
export function actionOf(draft: Draft, known: Known): { action: Proposal } | { errors: Errors } {
  const errors: Errors = {};
  const action = build(draft, known, errors);
  return Object.keys(errors).length > 0 ? { errors } : { action };
}

function build(draft: Draft, known: Known, errors: Errors): Proposal {
  const text = draft.text.trim();
  const symbol = draft.symbol.trim().toUpperCase();
  switch (draft.kind) {
    case "PARAMETER": {
      const row = known.parameters.find((one) => one.parameter === draft.parameter);
      if (!row) {
        errors.parameter = "Choose one.";
      }
      const value = row ? number(parseValue(draft.value, row), "value", errors) : 0;
      if (row && !errors.value && value === row.value) {
        errors.value = "It is that already.";
      }
      return {
        type: "governance.ProposeParameter",
        body: { parameter: draft.parameter, value, text },
      };
    }
    case "ROLE": {
      const principal = draft.principal.trim();
      check(isPrincipal(principal), "principal", "Choose somebody.", errors);
      const { role, on } = draft;
      return { type: "governance.ProposeRole", body: { role, principal, granted: on, text } };
    }
    case "INSTRUMENT":
      return listing(draft, symbol, text, known, errors);
    case "DELISTING":
      check(SYMBOL.test(symbol), "symbol", "Choose an instrument.", errors);
      return { type: "governance.ProposeDelisting", body: { symbol, text } };
    case "HALT":
      return { type: "governance.ProposeHalt", body: { symbol, halted: draft.on, text } };
    case "VOTING_ASSET":
      check(ASSET.test(draft.asset), "asset", "Choose an asset.", errors);
      return { type: "governance.ProposeVotingAsset", body: { asset: draft.asset, text } };
    case "RULES": {
      const version = number(parseCount(draft.version, 2, 1_000_000), "version", errors);
      return { type: "governance.ProposeRules", body: { version, text } };
    }
  }
}

function listing(
  draft: Draft,
  symbol: string,
  text: string,
  { decimals }: Known,
  errors: Errors,
): Proposal {
  check(
    SYMBOL.test(symbol),
    "symbol",
    "Write 2 to 32 capitals, digits, _ or -, such as KELP24-USD.",
    errors,
  );
  check(draft.asset in decimals, "asset", "Choose an asset.", errors);
  check(draft.money in decimals, "money", "Choose what it is paid with.", errors);
  check(draft.asset !== draft.money, "money", "An asset cannot be traded for itself.", errors);
  check(isPrincipal(draft.feeTo.trim()), "feeTo", "Choose who receives the fees.", errors);
  const units = (field: "lot" | "minimum" | "maximum", least: number) => {
    const amount = number(parseMoney(draft[field], decimals[draft.asset] ?? 0), field, errors);
    check(amount >= least, field, "It must be above zero.", errors);
    return amount;
  };
  const tick = number(parseMoney(draft.tick, decimals[draft.money] ?? 0), "tick", errors);
  check(tick > 0, "tick", "It must be above zero.", errors);
  const lot = units("lot", 1);
  const minimum = units("minimum", 1);
  const maximum = units("maximum", 0);
  check(lot === 0 || minimum % lot === 0, "minimum", "It must be a whole number of lots.", errors);
  check(lot === 0 || maximum % lot === 0, "maximum", "It must be a whole number of lots.", errors);
  check(
    maximum === 0 || maximum >= minimum,
    "maximum",
    "It must be at least the smallest order, or 0 for no limit.",
    errors,
  );
  const terms = {
    asset: draft.asset,
    money: draft.money,
    tick,
    lot,
    minimum,
    maximum,
    feeTo: draft.feeTo.trim(),
  };
  return { type: "governance.ProposeInstrument", body: { symbol, terms, text } };
}

function check(holds: boolean, field: keyof Draft, sentence: string, errors: Errors): void {
  if (!holds) {
    errors[field] ??= sentence;
  }
}

function number(parsed: Parsed, field: keyof Draft, errors: Errors): number {
  if (parsed.ok) {
    return parsed.minor;
  }
  errors[field] ??= parsed.error;
  return 0;
}
