import type { Receipt } from "../api/server";
import { fromBase64Url, fromUtf8, sha256, toBase64, toHex, utf8 } from "./bytes";

/** What a signed payload says, of the one action that a receipt is about. */
export interface Said {
  /** The log for which it was meant. */
  log: string;
  id: string;
  by: string;
  until: number;
  type: string;
  body: Record<string, unknown>;
}

/** What became of an action, read from the outcome's text. */
export interface Outcome {
  accepted: boolean;
  reason: string;
  sentence: string;
  events: { type: string; body: Record<string, unknown> }[];
}

/** The text whose RFC 6962 leaf hash stands in the log. */
export async function leafText(receipt: Receipt): Promise<string> {
  const payload = fromBase64Url(receipt.envelope.payload);
  const signature = fromBase64Url(receipt.envelope.signature);
  return [
    "tallystick.leaf/v1",
    `${receipt.height} ${receipt.time}`,
    receipt.id,
    receipt.envelope.key,
    toBase64(await sha256(payload)),
    toBase64(signature),
    toBase64(await sha256(utf8(receipt.outcome))),
    "",
  ].join("\n");
}

/** The principal that a first key founds. */
export async function principalOf(key: string): Promise<string> {
  return toHex(await sha256(utf8(key))).slice(0, 32);
}

/** Reads the payload; throws when it is not one, or has no such part. */
export function said(receipt: Receipt): Said {
  const json = JSON.parse(fromUtf8(fromBase64Url(receipt.envelope.payload)));
  const listed = Array.isArray(json.actions);
  const action = listed ? json.actions[receipt.part] : json;
  if (!action || (!listed && receipt.part !== 0)) {
    throw new Error("the payload has no such part");
  }
  return {
    log: json.log,
    id: listed ? `${json.id}-${receipt.part}` : json.id,
    by: json.by,
    until: json.until,
    type: action.type,
    body: action.body,
  };
}

export function outcomeOf(receipt: Receipt): Outcome {
  const json = JSON.parse(receipt.outcome);
  return {
    accepted: json.accepted === true,
    reason: json.reason ?? "",
    sentence: json.sentence ?? "",
    events: json.events ?? [],
  };
}
