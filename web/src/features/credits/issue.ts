import type { CreditsAdjustment, CreditsIssueBatch } from "../../api/types";
import { MAX_AMOUNT, parseCount } from "../accounts/money";

/** A batch as it is typed. */
export interface DraftBatch {
  vintage: number;
  quantity: string;
  space: string;
  /** Empty takes the proposed one. */
  first: string;
  labels: string[];
  adjustment: CreditsAdjustment;
  /** An ISO date, or empty for never. */
  expires: string;
  methodVersion: string;
}

export type BatchErrors = Partial<Record<keyof DraftBatch, string>>;

const SPACE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/;
export const LABEL = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,39}$/;

/** What a verifier has signed for and is not issued yet. */
export interface Left {
  vintage: number;
  left: number;
}

/** Verified tonnes less issued ones, of each vintage that has any, the newest first. */
export function leftToIssue(
  verified: { vintage: number; verified: number }[],
  issued: { vintage: number; issued: number }[],
): Left[] {
  return verified
    .map(({ vintage, verified: tonnes }) => {
      const gone = issued.filter((one) => one.vintage === vintage);
      return { vintage, left: tonnes - gone.reduce((sum, one) => sum + one.issued, 0) };
    })
    .filter((one) => one.left > 0)
    .sort((a, b) => b.vintage - a.vintage);
}

/** Turns what was typed into the action's body, or says what is wrong with it. */
export function issueOf(
  project: string,
  draft: DraftBatch,
  proposed: number | null,
  left: number,
): { body: CreditsIssueBatch | null; errors: BatchErrors } {
  const errors: BatchErrors = {};
  const quantity = parseCount(draft.quantity, 1, Math.max(left, 1));
  if (!quantity.ok) {
    errors.quantity = quantity.error;
  }
  const first = parseCount(draft.first || String(proposed ?? ""), 1, MAX_AMOUNT);
  if (!first.ok) {
    errors.first = first.error;
  } else if (quantity.ok && first.minor > MAX_AMOUNT - quantity.minor + 1) {
    errors.first = "The last serial number would be too large.";
  }
  if (!SPACE.test(draft.space)) {
    errors.space = "1 to 80 letters, digits, . _ : or -, such as TS-101.";
  }
  const expires = draft.expires === "" ? 0 : Date.parse(`${draft.expires}T00:00:00Z`);
  if (Number.isNaN(expires)) {
    errors.expires = "Write a date such as 2035-12-31, or nothing.";
  }
  const { vintage, space, labels, adjustment, methodVersion } = draft;
  return Object.keys(errors).length > 0 || !quantity.ok || !first.ok
    ? { body: null, errors }
    : {
        body: {
          project,
          vintage,
          quantity: quantity.minor,
          space,
          first: first.minor,
          labels,
          adjustment,
          expires,
          methodVersion: methodVersion.trim(),
        },
        errors,
      };
}
