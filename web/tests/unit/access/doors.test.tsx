// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useForgetOwn, useOwn } from "../../../src/api/own";
import { type SignedIn, signedIn, signOut, take } from "../../../src/api/session";
import { ForgottenPage } from "../../../src/features/access/ForgottenPage";
import { PasswordChange } from "../../../src/features/access/PasswordChange";
import { ResetPage } from "../../../src/features/access/ResetPage";
import { SecurityPage } from "../../../src/features/access/SecurityPage";
import { SignInPage } from "../../../src/features/access/SignInPage";
import { SignUpPage } from "../../../src/features/access/SignUpPage";
import { IdentityMenu } from "../../../src/features/identity/IdentityMenu";
import { leave } from "../../../src/features/identity/leave";
import { load } from "../../../src/features/identity/store";
import MyDataPage from "../../../src/features/privacy/MyDataPage";

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

let client: QueryClient;

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  answers({});
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  take(null);
});

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

/** A venue that answers by the end of the path, and with nothing to list elsewhere. */
function answers(known: Record<string, unknown>): void {
  vi.stubGlobal("fetch", async (address: string) => {
    const path = address.split("?")[0] ?? "";
    const end = Object.keys(known).find((one) => path.endsWith(one));
    return json(end ? known[end] : { items: [], next: null });
  });
}

function shows(page: ReactNode): void {
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>{page}</MemoryRouter>
    </QueryClientProvider>,
  );
}

/** Every field of a form, by what it tells a password manager. */
function told(): string[] {
  return [...document.querySelectorAll("input")].map((one) => one.autocomplete);
}

const DOORS: [string, ReactNode, string[]][] = [
  ["reset", <ResetPage key="reset" />, ["new-password"]],
  ["sign-in", <SignInPage key="in" />, ["username webauthn", "current-password"]],
  ["sign-up", <SignUpPage key="up" />, ["nickname", "username", "new-password"]],
  [
    "change",
    <PasswordChange key="change" onClose={() => {}} />,
    ["username", "current-password", "new-password"],
  ],
];

test.each(DOORS)("passwords are hidden until their owner looks: %s", (_, page) => {
  shows(page);
  for (const button of screen.getAllByRole("button", { name: /^Show .*password/ })) {
    const field = button.previousElementSibling as HTMLInputElement;
    expect(field.type).toBe("password");
    fireEvent.click(button);
    expect(field.type).toBe("text");
    fireEvent.click(button);
    expect(field.type).toBe("password");
  }
});

test.each(DOORS)("password managers know every field, and pasting works: %s", (_, page, fields) => {
  shows(page);
  expect(told()).toEqual(fields);
  for (const field of document.querySelectorAll<HTMLInputElement>(
    "input[autocomplete$=password]",
  )) {
    expect(fireEvent.paste(field)).toBe(true);
    expect(field.readOnly || field.disabled).toBe(false);
    fireEvent.change(field, { target: { value: "four calm herons, wading" } });
    expect(field.value).toBe("four calm herons, wading");
  }
});

test("who came without the password is not asked for it", () => {
  take({ ...SESSION, byPassword: false });
  shows(<PasswordChange onClose={() => undefined} />);
  expect(told()).toEqual(["username", "new-password"]);
});

test("signing out is in the menu of every page, and on the account's own", async () => {
  take(SESSION);
  answers({ "/v1/session": SESSION, "identity/principal": { name: "Ann" } });
  await load();
  shows(
    <>
      <IdentityMenu />
      <SecurityPage />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Ann: switch identity" }));
  expect(screen.getAllByRole("button", { name: /^Sign out/ })).toHaveLength(2);
});

function Papers() {
  useForgetOwn();
  const papers = useOwn<{ items: string[] }>("/compliance");
  return <p>{papers.data?.items.join() ?? "nothing"}</p>;
}

test("signing out leaves nothing of one's own in the page or the browser", async () => {
  take(SESSION);
  answers({ "/v1/session": SESSION, "/compliance": { items: ["a passport"] } });
  shows(<Papers />);
  await screen.findByText("a passport");
  await signOut();
  await screen.findByText("nothing");
  await waitFor(() =>
    expect(
      JSON.stringify(
        client
          .getQueryCache()
          .getAll()
          .map((one) => one.state.data),
      ),
    ).not.toContain("passport"),
  );
  expect(localStorage.getItem("tallystick.session")).toBeNull();
});

test("a browser forgets who signed out also when the venue cannot be told", async () => {
  take(SESSION);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await leave();
  expect(signedIn()).toBeNull();
  expect(localStorage.getItem("tallystick.session")).toBeNull();
});

test("whoever is half signed in is told so where their data would be", () => {
  take({ ...SESSION, complete: false });
  shows(<MyDataPage />);
  expect(screen.getByText(/You are half signed in/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Finish signing in" })).toBeTruthy();
  expect(screen.queryByText(/needs no account/)).toBeNull();
});

test("providers are at both doors, and want a name of who is new", async () => {
  answers({ "sign-in/providers": { items: [{ provider: "acme", name: "Acme" }] } });
  shows(<SignInPage />);
  const entering = await screen.findByRole("button", { name: "Sign in with Acme" });
  expect((entering as HTMLButtonElement).disabled).toBe(false);
  cleanup();
  shows(<SignUpPage />);
  const joining = (await screen.findByRole("button", {
    name: "Sign up with Acme",
  })) as HTMLButtonElement;
  expect(joining.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Ann" } });
  expect(joining.disabled).toBe(false);
});

test("whoever forgot the password hears the same of every address", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
  shows(<ForgottenPage />);
  fireEvent.change(screen.getByLabelText("E-mail"), { target: { value: "ann@venue.example" } });
  fireEvent.click(screen.getByRole("button", { name: "Send me a link" }));
  expect((await screen.findByRole("status")).textContent).toContain("If there is such an account");
});

function Address() {
  return <output>{useLocation().hash}</output>;
}

test("the token of a letter's link is sent with the new password, and leaves the address", async () => {
  const told: string[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    told.push(String(init.body));
    return json({ code: "link-ended" }, 403);
  });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={["/sign-in/reset#t0ken"]}>
        <ResetPage />
        <Address />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.querySelector("output")?.textContent).toBe(""));
  const field = screen.getByLabelText("New password");
  fireEvent.change(field, { target: { value: "four calm herons, wading" } });
  fireEvent.click(screen.getByRole("button", { name: "Set it, and end all sessions" }));
  expect((await screen.findByRole("alert")).textContent).toContain("have another one sent");
  expect(told).toEqual(['{"token":"t0ken","password":"four calm herons, wading"}']);
});
