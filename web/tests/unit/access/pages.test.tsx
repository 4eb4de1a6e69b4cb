// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  cleanup,
  fireEvent,
  render,
  screen,
  act as settled,
  waitFor,
} from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../src/api/problem";
import { request, type SignedIn, signedIn, take } from "../../../src/api/session";
import { AccessError } from "../../../src/features/access/AccessError";
import Gate from "../../../src/features/access/Gate";
import { RecoveryCodes } from "../../../src/features/access/RecoveryCodes";

const SESSION: SignedIn = {
  session: "s1",
  principal: "ab".repeat(16),
  mail: "ann@venue.example",
  secondFactor: true,
  recoveryCodes: 10,
  complete: true,
  fresh: false,
  ends: 1,
  csrf: "token-1",
};

beforeEach(() => {
  // jsdom draws no dialogues.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  take(null);
});

function shows(page: ReactNode): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

/** A venue that wants the second factor until it was shown, and knows one code. */
function venue(): string[] {
  const asked: string[] = [];
  let isShown = false;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? "GET"} ${path}`);
    if (path.endsWith("/second-factor")) {
      isShown = String(init.body).includes("123456");
      return isShown ? json({ ...SESSION, fresh: true }) : json({ code: "wrong-code" }, 403);
    }
    return isShown ? json({ recoveryCodes: ["A"] }) : json({ code: "step-up-required" }, 403);
  });
  return asked;
}

test("what wants the second factor asks for it in a dialogue, and goes on by itself", async () => {
  take(SESSION);
  const asked = venue();
  shows(<Gate />);
  const done = request("POST", "/recovery-codes");
  const field = await screen.findByLabelText("Code");
  fireEvent.change(field, { target: { value: "000000" } });
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  await screen.findByRole("alert");
  fireEvent.change(field, { target: { value: "123456" } });
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  expect((await done).status).toBe(200);
  expect(asked.at(-1)).toBe("POST /v1/session/recovery-codes");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("two that want the second factor ask once, and whoever closes the dialogue did nothing", async () => {
  take(SESSION);
  const asked = venue();
  shows(<Gate />);
  const both = Promise.allSettled([request("POST", "/totp"), request("POST", "/recovery-codes")]);
  await screen.findByLabelText("Code");
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
  await settled(async () => fireEvent.click(screen.getByRole("button", { name: "Close" })));
  for (const one of await both) {
    expect(one.status).toBe("rejected");
    expect(String((one as PromiseRejectedResult).reason)).toContain("Nothing was done");
  }
  expect(asked).toHaveLength(2);
  expect(signedIn()).not.toBeNull();
});

test("a time to wait is counted down in words", () => {
  vi.useFakeTimers();
  const error = new Problem({ code: "too-many-tries" }, 429, 62);
  shows(<AccessError error={error} />);
  expect(screen.getByRole("alert").textContent).toBe("That was tried too often.");
  expect(screen.getByRole("timer").textContent).toContain("1 minute and 2 seconds");
  settled(() => vi.advanceTimersByTime(3000));
  expect(screen.getByRole("timer").textContent).toContain("59 seconds");
  settled(() => vi.advanceTimersByTime(60_000));
  expect(screen.queryByRole("timer")).toBeNull();
});

test("nobody goes on from the recovery codes before saying that they are kept", () => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  const onKept = vi.fn();
  shows(<RecoveryCodes codes={["AAAA-BBBB", "CCCC-DDDD"]} onKept={onKept} />);
  const done = screen.getByRole("button", { name: "Done" }) as HTMLButtonElement;
  expect(done.disabled).toBe(true);
  fireEvent.click(screen.getByLabelText("I have kept them"));
  fireEvent.click(done);
  expect(onKept).toHaveBeenCalledOnce();
});
