import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "../../src/api/acting";
import { type SignedIn, take } from "../../src/api/session";
import { sawLog } from "../../src/api/signing";
import { act, actAll } from "../../src/api/submit";
import { newKey } from "../../src/features/identity/keys";
import { fromBase64Url, fromUtf8 } from "../../src/proof/bytes";
import { verifies } from "../../src/proof/signature";

const ORGANISATION = "cd".repeat(16);

const receipt = (accepted: boolean, reason = "") => ({
  id: "1",
  height: 7,
  time: 1,
  accepted,
  reason,
  outcome: JSON.stringify({ accepted, reason, sentence: reason }),
});

/** A venue that answers everything alike, and what it was sent. */
function venue(answer: unknown) {
  const sent: Record<string, string>[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify(answer));
  });
  return sent;
}

beforeEach(() => sawLog("tallystick/0123456789abcdef"));

afterEach(() => void vi.unstubAllGlobals());

async function agent(): Promise<Actor & { keyId: string }> {
  const { keyId, privateKey, principal } = await newKey();
  return { keyId, privateKey, self: principal, principal: ORGANISATION };
}

test("who acts for another signs with their own key, in the other's name", async () => {
  const actor = await agent();
  const sent = venue(receipt(true));
  await act(actor, "market.ConfirmOrder", { order: "x" });
  const payload = fromBase64Url(sent[0]?.payload ?? "");
  expect(JSON.parse(fromUtf8(payload)).by).toBe(ORGANISATION);
  expect(sent[0]?.key).toBe(actor.keyId);
  expect(await verifies(actor.keyId, payload, fromBase64Url(sent[0]?.signature ?? ""))).toBe(true);
});

test("a member acts for another by session, and says for whom", async () => {
  const kept = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  vi.stubGlobal("localStorage", kept);
  const principal = "ab".repeat(16);
  take({ principal, session: "s", csrf: "t" } as SignedIn);
  const sent = venue(receipt(true));
  const ann = { principal, mail: "ann@venue.example" };
  await act({ ...ann, self: principal, principal: ORGANISATION }, "market.ConfirmOrder", {
    order: "x",
  });
  expect(sent[0]?.by).toBe(ORGANISATION);
  await act(ann, "market.ConfirmOrder", { order: "x" });
  expect(sent[1]).not.toHaveProperty("by");
  take(null);
});

test("of a list that is refused as a whole, the act that is at fault says why", async () => {
  const actor = await agent();
  const actions = [{ type: "market.ConfirmOrder" as const, body: { order: "x" } }];
  venue({ receipts: [receipt(false, "ledger.BATCH_REFUSED"), receipt(false, "room.CAUSE")] });
  await expect(actAll(actor, actions)).rejects.toThrow("room.CAUSE");
  venue({ receipts: [receipt(true), receipt(true)] });
  expect((await actAll(actor, actions)).accepted).toBe(true);
});
