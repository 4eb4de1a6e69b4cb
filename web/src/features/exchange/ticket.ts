import { type Parsed, parseMoney, plainMoney } from "../accounts/money";
import type { Kind, Peg, PlaceOrder, SelfTrade, Side, Terms, TimeInForce } from "./model";

/** What a ticket can be for: the kinds of the exchange, an iceberg, and a list of two. */
export type TicketKind = Kind | "ICEBERG" | "OCO";

/** An order ticket as it is typed. */
export interface Draft {
  side: Side;
  kind: TicketKind;
  quantity: string;
  price: string;
  stop: string;
  offset: string;
  display: string;
  peg: Exclude<Peg, "NONE">;
  timeInForce: TimeInForce;
  /** The date and time of GTD, as its field writes it. */
  expires: string;
  postOnly: boolean;
  selfTrade: SelfTrade;
  clientId: string;
}

export type Field = "quantity" | "price" | "stop" | "offset" | "display" | "expires" | "clientId";

/** The orders of a ticket, one or the two of a list; or what is wrong with which field. */
export type Reading = { orders: PlaceOrder[] } | { errors: Partial<Record<Field, string>> };

export const EMPTY: Draft = {
  side: "BUY",
  kind: "LIMIT",
  quantity: "",
  price: "",
  stop: "",
  offset: "",
  display: "",
  peg: "PRIMARY",
  timeInForce: "GTC",
  expires: "",
  postOnly: false,
  selfTrade: "EXPIRE_TAKER",
  clientId: "",
};

/** The fields that a kind of order has, beside quantity. */
const FIELDS: Record<TicketKind, Field[]> = {
  LIMIT: ["price"],
  MARKET: ["price"],
  STOP: ["stop", "price"],
  STOP_LIMIT: ["stop", "price"],
  TRAILING_STOP: ["offset", "stop", "price"],
  ICEBERG: ["price", "display"],
  PEGGED: ["offset", "price"],
  OCO: ["price", "stop"],
};

/** Fields that may be left empty, for the exchange then finds the value itself. */
const OPTIONAL: Partial<Record<TicketKind, Field[]>> = {
  MARKET: ["price"],
  STOP: ["price"],
  TRAILING_STOP: ["stop", "price"],
  PEGGED: ["offset", "price"],
};

const RESTING: TimeInForce[] = ["GTC", "GTD"];
const CLIENT_ID = /^[A-Za-z0-9_.:-]{0,36}$/;

export function hasField(kind: TicketKind, field: Field): boolean {
  return FIELDS[kind].includes(field);
}

export function isOptional(kind: TicketKind, field: Field): boolean {
  return OPTIONAL[kind]?.includes(field) ?? false;
}

/** How long an order of a kind may stay. */
export function timesInForce(kind: TicketKind): TimeInForce[] {
  if (kind === "MARKET") {
    return ["IOC", "FOK"];
  }
  return kind === "LIMIT" || kind === "STOP_LIMIT" ? [...RESTING, "IOC", "FOK"] : RESTING;
}

export function mayPostOnly(draft: Draft): boolean {
  const isLimit = draft.kind === "LIMIT" || draft.kind === "ICEBERG";
  return isLimit && RESTING.includes(timeInForceOf(draft));
}

/** What was chosen, if the kind allows it. */
export function timeInForceOf({ kind, timeInForce }: Draft): TimeInForce {
  const all = timesInForce(kind);
  return all.includes(timeInForce) ? timeInForce : (all[0] ?? "GTC");
}

interface Decimals {
  money: number;
  asset: number;
}

/** Reads a ticket. What only the exchange can know (balance, bands, limits) it will say itself. */
export function readTicket(draft: Draft, terms: Terms, decimals: Decimals): Reading {
  const errors: Partial<Record<Field, string>> = {};
  const read = (field: Field, parse: (text: string) => Parsed): number => {
    const text = String(draft[field as keyof Draft]).trim();
    const isAsked = field === "quantity" || hasField(draft.kind, field);
    if (!isAsked || (text === "" && isOptional(draft.kind, field))) {
      return 0;
    }
    const parsed = parse(text);
    if (!parsed.ok) {
      errors[field] = parsed.error;
    }
    return parsed.ok ? parsed.minor : 0;
  };
  const price = (text: string) => onGrid(text, decimals.money, terms.tick, "tick");
  const lots = (text: string) => onGrid(text, decimals.asset, terms.lot, "lot");
  const quantity = read("quantity", (text) => sized(lots(text), terms));
  const body: PlaceOrder = {
    instrument: terms.instrument,
    side: draft.side,
    kind: kindOf(draft.kind),
    quantity,
    price: read("price", price),
    stop: read("stop", price),
    offset: read("offset", (text) => signed(text, price, draft.kind === "PEGGED")),
    peg: draft.kind === "PEGGED" ? draft.peg : "NONE",
    display: read("display", (text) => within(lots(text), quantity)),
    timeInForce: timeInForceOf(draft),
    expires: expiry(draft, errors),
    postOnly: draft.postOnly && mayPostOnly(draft),
    selfTrade: draft.selfTrade,
    clientId: draft.clientId,
  };
  if (!CLIENT_ID.test(draft.clientId)) {
    errors.clientId = "At most 36 letters, digits, and _ . : -";
  }
  if (Object.keys(errors).length > 0) {
    return { errors };
  }
  return { orders: draft.kind === "OCO" ? listOf(body) : [body] };
}

/** A list takes profit by its limit, or stops the loss: whichever comes first. */
function listOf(body: PlaceOrder): PlaceOrder[] {
  const stop = { ...body, kind: "STOP" as const, price: 0, clientId: "" };
  return [{ ...body, stop: 0 }, stop];
}

function kindOf(kind: TicketKind): Kind {
  return kind === "ICEBERG" || kind === "OCO" ? "LIMIT" : kind;
}

/** Reads an amount above zero that is a whole number of steps. */
function onGrid(text: string, decimals: number, step: number, name: string): Parsed {
  const parsed = parseMoney(text, decimals);
  if (!parsed.ok) {
    return parsed;
  }
  if (parsed.minor === 0) {
    return { ok: false, error: "It must be above zero." };
  }
  const size = plainMoney(step, decimals);
  return parsed.minor % step === 0
    ? parsed
    : { ok: false, error: `It must be a multiple of the ${name}, ${size}.` };
}

function sized(parsed: Parsed, { minimum, maximum }: Terms): Parsed {
  if (parsed.ok && parsed.minor < minimum) {
    return { ok: false, error: "It is less than the smallest order." };
  }
  return parsed.ok && maximum > 0 && parsed.minor > maximum
    ? { ok: false, error: "It is more than the largest order." }
    : parsed;
}

function within(parsed: Parsed, quantity: number): Parsed {
  return parsed.ok && quantity > 0 && (parsed.minor > quantity || parsed.minor * 100 < quantity)
    ? { ok: false, error: "Show at least 1 % of the whole, and no more than that." }
    : parsed;
}

/** A peg may lie on either side of what it follows. */
function signed(text: string, price: (text: string) => Parsed, mayBeNegative: boolean): Parsed {
  const isNegative = mayBeNegative && /^[-−]/.test(text);
  const isZero = mayBeNegative && /^0*\.?0*$/.test(text);
  if (isZero) {
    return { ok: true, minor: 0 };
  }
  const parsed = price(isNegative ? text.slice(1) : text);
  return parsed.ok && isNegative ? { ok: true, minor: -parsed.minor } : parsed;
}

function expiry(draft: Draft, errors: Partial<Record<Field, string>>): number {
  if (timeInForceOf(draft) !== "GTD") {
    return 0;
  }
  const at = new Date(draft.expires).getTime();
  if (!(at > Date.now())) {
    errors.expires = "Choose a time that lies ahead.";
    return 0;
  }
  return at;
}
