import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  askBy,
  loadSession,
  request,
  requestAs,
  type SignedIn,
  signedIn,
  take,
} from "../../../src/api/session";
import { act } from "../../../src/api/submit";

const ANN = "ab".repeat(16);

const session = (change: Partial<SignedIn> = {}): SignedIn => ({
  session: "s1",
  principal: ANN,
  mail: "ann@venue.example",
  secondFactor: true,
  recoveryCodes: 10,
  complete: true,
  fresh: true,
  ends: 1,
  csrf: "token-1",
  ...change,
});

interface Asked {
  method: string;
  path: string;
  csrf: string | undefined;
  body: Record<string, unknown>;
}

/** A venue that answers one after the other, and what it was asked. */
function venue(...answers: (Response | Error)[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    asked.push({
      method: init.method ?? "GET",
      path,
      csrf: headers.get("Tallystick-Csrf") ?? undefined,
      body: JSON.parse(String(init.body ?? "{}")),
    });
    const answer = answers.shift();
    if (!answer || answer instanceof Error) {
      throw answer ?? new Error(`nothing to answer to ${path}`);
    }
    return answer;
  });
  return asked;
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const problem = (status: number, code: string) => json({ code, detail: code }, status);
const receipt = { id: "1", height: 7, time: 1, accepted: true, reason: "", outcome: "[]" };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  take(session());
});

afterEach(() => {
  take(null);
  askBy(null);
  vi.unstubAllGlobals();
});

const member = { principal: ANN, mail: "ann@venue.example" };

test("a member's act goes to the session with its token and an id of its own", async () => {
  const asked = venue(json(receipt));
  await act(member, "market.ShipOrder", { order: "x", note: "" });
  expect(asked[0]).toMatchObject({
    method: "POST",
    path: "/v1/session/actions",
    csrf: "token-1",
    body: { type: "market.ShipOrder", body: { order: "x", note: "" } },
  });
  expect(asked[0]?.body.id).toMatch(/^[0-9a-f]{32}$/);
});

test("an act whose answer was lost is sent again under the same id", async () => {
  const asked = venue(new TypeError("Failed to fetch"), json(receipt));
  await act(member, "market.ShipOrder", { order: "x", note: "" });
  expect(asked).toHaveLength(2);
  expect(asked[1]?.body).toEqual(asked[0]?.body);
});

test("what wants the second factor asks for it once and goes on with the new token", async () => {
  const asked = venue(problem(403, "step-up-required"), new Response(null, { status: 204 }));
  const needs: string[] = [];
  askBy(async (need) => {
    needs.push(need);
    take(session({ csrf: "token-2" }));
  });
  await request("DELETE", "/wallets/0x1");
  expect(needs).toEqual(["second-factor"]);
  expect(asked.map((one) => one.csrf)).toEqual(["token-1", "token-2"]);
});

test("whoever does not want to show the second factor is left with nothing done", async () => {
  const asked = venue(problem(403, "step-up-required"));
  askBy(() => Promise.reject(new Error("closed")));
  await expect(request("DELETE", "/wallets/0x1")).rejects.toThrow("closed");
  expect(asked).toHaveLength(1);
});

test("a token that another tab made old is fetched anew without asking anybody", async () => {
  const asked = venue(
    problem(403, "csrf"),
    json(session({ csrf: "token-3" })),
    new Response(null, { status: 204 }),
  );
  await request("DELETE", "/sessions");
  expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual([
    "DELETE /v1/session/sessions",
    "GET /v1/session",
    "DELETE /v1/session/sessions",
  ]);
  expect(asked[2]?.csrf).toBe("token-3");
});

test("nothing is ever done as somebody else who signed in meanwhile", async () => {
  const bob = "cd".repeat(16);
  const asked = venue(problem(403, "csrf"), json(session({ principal: bob, session: "s2" })));
  await expect(requestAs(ANN, "POST", "/actions", {})).rejects.toThrow("Somebody else");
  expect(asked).toHaveLength(2);
});

test("a session that ended asks to sign in again, and goes on when the same person did", async () => {
  const asked = venue(problem(401, "not-signed-in"), json(receipt));
  askBy(async (need) => {
    expect(need).toBe("sign-in");
    take(session({ session: "s2", csrf: "token-4" }));
  });
  await act(member, "market.ShipOrder", { order: "x", note: "" });
  expect(asked[1]?.csrf).toBe("token-4");
});

test("a venue that asks for the second factor for ever is not asked for ever", async () => {
  const again = () => problem(403, "step-up-required");
  const asked = venue(again(), again(), again(), again(), again());
  askBy(async () => {});
  await expect(request("POST", "/recovery-codes")).rejects.toThrow("step-up-required");
  expect(asked).toHaveLength(4);
});

test("who was never signed in here is not asked for at the start", async () => {
  take(null);
  const asked = venue();
  await loadSession();
  expect(asked).toHaveLength(0);
  localStorage.setItem("tallystick.session", "s1");
  venue(json(session()));
  await loadSession();
  expect(signedIn()?.principal).toBe(ANN);
});

test("a session that is over leaves no mark", async () => {
  venue(problem(401, "not-signed-in"));
  await loadSession();
  expect(signedIn()).toBeNull();
  expect(localStorage.getItem("tallystick.session")).toBeNull();
});
