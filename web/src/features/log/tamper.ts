import type { Receipt } from "../../api/server";

/**
 * A forgery, to show that the checks are real: an accepted act made out to be refused, or the other
 * way round, with an outcome text that agrees with it.
 */
export function tampered(receipt: Receipt): Receipt {
  if (receipt.accepted) {
    const outcome = '{"accepted":false,"reason":"market.FORGED","sentence":"It never happened."}';
    return { ...receipt, accepted: false, reason: "market.FORGED", outcome };
  }
  return { ...receipt, accepted: true, reason: "", outcome: '{"accepted":true,"events":[]}' };
}
