import type { Receipt } from "../../api/server";
import { outcomeOf, said } from "../../proof/receipt";
import { type Verdict, verify } from "../../proof/verify";
import type { Retirement } from "./rows";
import type { Range } from "./serials";

/** What was found about a certificate, from the two receipts alone. */
export interface Finding {
  good: boolean;
  /** Why it does not hold, or what holds. */
  sentence: string;
  height: number;
}

/**
 * Checks that a certificate says what the log says: both receipts prove what was signed and what
 * was decided, and what stands on the certificate stands in them.
 */
export async function checkCertificate(
  shown: Retirement,
  request: Receipt,
  final: Receipt,
  policy: string,
): Promise<Finding> {
  const verdicts = await Promise.all([verify(request, policy), verify(final, policy)]);
  const failed = verdicts.flatMap((one: Verdict) => one.checks).find((check) => !check.good);
  if (failed) {
    return bad(`A receipt does not hold: ${failed.finding}.`);
  }
  const differs = difference(shown, request, final);
  return differs
    ? bad(`The page shows another ${differs} than the log.`)
    : {
        good: true,
        sentence: "Both receipts hold, and say what stands here.",
        height: final.height,
      };
}

function bad(sentence: string): Finding {
  return { good: false, sentence, height: 0 };
}

/** The first thing that the page shows otherwise than the receipts, or an empty text. */
export function difference(shown: Retirement, request: Receipt, final: Receipt): string {
  const asked = eventOf(request, "credits.RetirementRequested");
  const made = eventOf(final, "credits.RetirementFinalised");
  if (!asked || request.id !== shown.retirement || asked.retirement !== shown.retirement) {
    return "request";
  }
  if (!made || made.retirement !== shown.retirement) {
    return "ending";
  }
  const { body } = said(request);
  const fields = ["asset", "project", "vintage", "quantity", "owner"] as const;
  const differing =
    fields.find((name) => asked[name] !== shown[name]) ??
    (["beneficiary", "purpose", "message"] as const).find((name) => body[name] !== shown[name]);
  if (differing) {
    return differing;
  }
  return serials(asked.ranges as Range[]) === serials(shown.ranges) ? "" : "serial numbers";
}

/** By value: a database gives the fields of an object in an order of its own. */
function serials(ranges: Range[]): string {
  return JSON.stringify(ranges.map(({ space, first, last }) => [space, first, last]));
}

function eventOf(receipt: Receipt, type: string): Record<string, unknown> | undefined {
  return outcomeOf(receipt).events.find((event) => event.type === type)?.body;
}
