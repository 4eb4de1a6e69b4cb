import type { ProblemBody, Receipt } from "./server";

/** A request that the venue could not take: malformed, not found, overloaded, out of reach. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly pointer: string;
  readonly retryable: boolean;
  /** Milliseconds since 1970 before which it is of no use to try again; 0 if that was not said. */
  readonly notBefore: number;

  constructor(body: ProblemBody, status: number, retryAfterSeconds = 0) {
    super(body.detail ?? body.title ?? `The venue answered with status ${status}.`);
    this.name = "Problem";
    this.code = body.code ?? "unknown";
    this.status = status;
    this.pointer = body.pointer ?? "";
    this.retryable = body.retryable ?? false;
    this.notBefore = retryAfterSeconds > 0 ? Date.now() + retryAfterSeconds * 1000 : 0;
  }

  /** The field of an action's body that it is about, such as `variants/0/price`. */
  get field(): string {
    return this.pointer.replace(/^.*\/body\//, "");
  }
}

/** An action that the rules refused: recorded, and with a receipt of its own. */
export class Refused extends Error {
  readonly receipt: Receipt;

  constructor(receipt: Receipt) {
    super(sentenceOf(receipt));
    this.name = "Refused";
    this.receipt = receipt;
  }
}

/** Why the rules refused, for a person. */
export function sentenceOf(receipt: Receipt): string {
  const outcome: unknown = JSON.parse(receipt.outcome);
  if (typeof outcome === "object" && outcome !== null && "sentence" in outcome) {
    return String(outcome.sentence);
  }
  return receipt.reason;
}

/** What to tell a person about whatever went wrong. */
export function messageOf(error: unknown): string {
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) {
    return "The venue cannot be reached. Nothing was lost; try again in a moment.";
  }
  return error instanceof Error ? error.message : String(error);
}
