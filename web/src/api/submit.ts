import { type Act, type Actor, ready } from "./acting";
import { atLeast, postJson } from "./client";
import { Problem, Refused } from "./problem";
import type { Receipt } from "./server";
import { type AnyAction, sawLogTime } from "./signing";
import type { Actions } from "./types";

/** Why the others of an all-or-nothing list are refused. */
const BATCH_REFUSED = "ledger.BATCH_REFUSED";

/** Does one action, and answers its receipt. Throws [Refused] when the rules refuse. */
export async function act<T extends keyof Actions>(
  actor: Actor,
  type: T,
  body: Actions[T],
): Promise<Receipt> {
  const receipt = await sent<Receipt>(actor, { type, body } as AnyAction);
  saw(receipt);
  if (!receipt.accepted) {
    throw new Refused(receipt);
  }
  return receipt;
}

/** Does a list of actions, each on its own, and answers their receipts, refusals included. */
export async function actEach(actor: Actor, actions: AnyAction[]): Promise<Receipt[]> {
  const all: Act = { mode: "each", actions };
  const { receipts } = await sent<{ receipts: Receipt[] }>(actor, all);
  for (const receipt of receipts) {
    saw(receipt);
  }
  return receipts;
}

/** Does all of a list or nothing, and answers the first receipt. Throws [Refused] for the cause. */
export async function actAll(actor: Actor, actions: AnyAction[]): Promise<Receipt> {
  const { receipts } = await sent<{ receipts: Receipt[] }>(actor, { mode: "all", actions });
  for (const receipt of receipts) {
    saw(receipt);
  }
  const refused = receipts.filter((one) => !one.accepted);
  const cause = refused.find((one) => one.reason !== BATCH_REFUSED) ?? refused[0];
  if (cause) {
    throw new Refused(cause);
  }
  const [first] = receipts;
  if (!first) {
    throw new Error("The venue answered no receipt.");
  }
  return first;
}

/** A receipt with its proof, and the very text in which it was answered. */
export async function fetchReceipt(
  id: string,
  signal?: AbortSignal,
): Promise<{ receipt: Receipt; text: string }> {
  const response = await fetch(`/v1/actions/${encodeURIComponent(id)}`, signal ? { signal } : {});
  const text = await response.text();
  if (!response.ok) {
    throw problemIn(text, response.status);
  }
  return { receipt: JSON.parse(text) as Receipt, text };
}

function problemIn(text: string, status: number): Problem {
  try {
    return new Problem(JSON.parse(text), status);
  } catch {
    return new Problem({}, status);
  }
}

async function sent<T>(actor: Actor, what: Act): Promise<T> {
  const send = await ready(actor, what);
  try {
    return (await (await send()).json()) as T;
  } catch (error) {
    const lost = error instanceof TypeError || (error instanceof Problem && error.retryable);
    if (!lost) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    return (await (await send()).json()) as T;
  }
}

function saw(receipt: Receipt): void {
  atLeast(receipt.height);
  sawLogTime(receipt.time);
}

/** Leaves the text of one's sealed review with the venue, for its clock to open. */
export async function deposit(review: Actions["market.OpenReview"]): Promise<void> {
  await postJson("/v1/market/deposits", review);
}
