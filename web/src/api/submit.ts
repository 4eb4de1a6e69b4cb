import { atLeast, postJson } from "./client";
import { Problem, Refused } from "./problem";
import type { Envelope, Receipt } from "./server";
import { type AnyAction, type Signer, sawLogTime, signList, signOne } from "./signing";
import type { Actions } from "./types";

/** Signs one action, sends it, and answers its receipt. Throws [Refused] when the rules refuse. */
export async function act<T extends keyof Actions>(
  signer: Signer,
  type: T,
  body: Actions[T],
): Promise<Receipt> {
  const receipt = await sent<Receipt>(await signOne(signer, type, body));
  saw(receipt);
  if (!receipt.accepted) {
    throw new Refused(receipt);
  }
  return receipt;
}

/** Signs a list of actions, each on its own, and answers their receipts, refusals included. */
export async function actEach(signer: Signer, actions: AnyAction[]): Promise<Receipt[]> {
  const { receipts } = await sent<{ receipts: Receipt[] }>(await signList(signer, "each", actions));
  for (const receipt of receipts) {
    saw(receipt);
  }
  return receipts;
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

/** An envelope may be sent again: its id makes the venue answer with the first receipt. */
async function sent<T>(envelope: Envelope): Promise<T> {
  try {
    return (await (await postJson("/v1/actions", envelope)).json()) as T;
  } catch (error) {
    const lost = error instanceof TypeError || (error instanceof Problem && error.retryable);
    if (!lost) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    return (await (await postJson("/v1/actions", envelope)).json()) as T;
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
