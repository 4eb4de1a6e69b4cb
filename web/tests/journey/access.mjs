// Whoever has no key of their own: signs up, buys by session, signs in again, and looks after it.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hasAuthenticator } from "./authenticator.mjs";
import { announcesWallet } from "./wallet.mjs";

const STEP_SECONDS = 30;
const PASSWORD = "four calm herons, wading";

/** An authenticator (RFC 6238), which never shows the same code twice. */
class Authenticator {
  constructor(secret) {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...secret].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0"));
    this.key = Buffer.from(
      bits
        .join("")
        .match(/.{8}/g)
        .map((byte) => Number.parseInt(byte, 2)),
    );
    this.last = 0;
  }

  /** The venue takes the codes of the steps before and after, but each step once. */
  code() {
    const now = Math.floor(Date.now() / 1000 / STEP_SECONDS);
    this.last = Math.max(this.last + 1, now - 1);
    assert.ok(this.last <= now + 1, "more codes than an authenticator has");
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.last));
    const mac = createHmac("sha1", this.key).update(counter).digest();
    const word = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
    return String(word % 1_000_000).padStart(6, "0");
  }
}

/** The whole life of an account; answers its member, who is signed in. */
export async function keepsAnAccount(at, inspect, run, title) {
  const member = { name: `Member Alder ${run}`, mail: `alder-${run}@venue.example` };
  await triesToSignIn(at, member);
  await inspect("50-sign-in");
  await signsUp(at, inspect, member);
  await buysBySession(at, inspect, member, title);
  await signsOut(at, member);
  await signsIn(at, inspect, member);
  await endsOtherSessions(at, inspect, member);
  await signsInByWallet(at, inspect, member);
  return member;
}

/** A door that tells nobody whether there is an account behind it. */
async function triesToSignIn({ page, base }, { mail }) {
  await page.goto(`${base}/sign-in`);
  await showsPassword(page, mail, "not the password");
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
}

async function showsPassword(page, mail, password) {
  await page.getByLabel("E-mail").fill(mail);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in with the password" }).click();
}

async function signsUp({ page }, inspect, member) {
  await page.getByRole("main").getByRole("link", { name: "Sign up" }).click();
  await page.getByLabel("Name").fill(member.name);
  await page.getByLabel("E-mail").fill(member.mail);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await inspect("51-sign-up");
  await page.getByRole("button", { name: "Sign up with a password" }).click();
  await page.getByRole("img", { name: "QR code for your authenticator" }).waitFor();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
  member.authenticator = new Authenticator(secret.replaceAll(" ", ""));
  await inspect("52-authenticator");
  await page.getByLabel("Code that it shows").fill("000000");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("The code is wrong").waitFor();
  await page.getByLabel("Code that it shows").fill(member.authenticator.code());
  await page.getByRole("button", { name: "Go on" }).click();
  await keepsCodes(page, inspect, "53-recovery-codes", member);
}

/** Nothing goes on before the codes are kept. */
async function keepsCodes(page, inspect, name, member) {
  const list = page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem");
  await list.first().waitFor();
  member.codes = await list.allTextContents();
  assert.equal(member.codes.length, 10);
  await inspect(name);
  const done = page.getByRole("button", { name: "Done" });
  assert.ok(await done.isDisabled());
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  assert.ok((await readFile(await download.path(), "utf8")).includes(member.codes.at(-1)));
  await page.getByLabel("I have kept them").check();
  await done.click();
}

async function is(page, name) {
  await page.getByRole("button", { name: `${name}: switch identity` }).waitFor();
}

/** An order that the venue signs, with a receipt like every other. */
async function buysBySession({ page, base }, inspect, { name }, title) {
  await is(page, name);
  await page.goto(`${base}/account`);
  await page.getByRole("link", { name: /^Receipt of the last change/ }).waitFor();
  await page.goto(`${base}/?q=${encodeURIComponent(title)}`);
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("button", { name: "Buy: hold the price" }).click();
  await page.waitForURL("**/order/*");
  await page.getByText("to be shipped").first().waitFor();
  await page.getByRole("button", { name: `${name}: switch identity` }).click();
  await page.getByRole("button", { name: `Sign out` }).waitFor();
  await inspect("54-ordered-by-session");
  await page.keyboard.press("Escape");
}

async function signsOut({ page }, { name }) {
  await page.getByRole("button", { name: `${name}: switch identity` }).click();
  await page
    .locator("#identities")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await page
    .getByRole("button", { name: `${name}: switch identity` })
    .waitFor({ state: "detached" });
}

async function signsIn({ page, base }, inspect, member) {
  await page.goto(`${base}/sign-in`);
  await showsPassword(page, member.mail, PASSWORD);
  await page.getByRole("heading", { name: "Second factor" }).waitFor();
  await inspect("55-second-factor");
  await page.getByLabel("Code", { exact: true }).fill(member.authenticator.code());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await is(page, member.name);
}

/** Signs in on another device, and ends that session from here. */
async function endsOtherSessions({ page, base, other }, inspect, member) {
  const away = await other();
  await away.goto(`${base}/sign-in`);
  await showsPassword(away, member.mail, PASSWORD);
  await away.getByLabel("Code", { exact: true }).fill(member.codes.pop());
  await away.getByRole("button", { name: "Sign in", exact: true }).click();
  await is(away, member.name);
  await away.goto(`${base}/security`);
  await away.getByText("this one").waitFor();

  await page.goto(`${base}/security`);
  await page.getByText("9 left").waitFor();
  await page.getByText("A recovery code was used").waitFor();
  await inspect("56-security");
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByText("All others have ended.").waitFor();
  await page.getByRole("button", { name: "End all others" }).waitFor({ state: "detached" });

  await away.getByRole("button", { name: "Make new ones" }).click();
  await away.getByRole("heading", { name: "Your session has ended" }).waitFor();
  await away.getByRole("button", { name: "Close" }).click();
  await away.getByText("Sign in to see yours.").waitFor();
  await away.context().close();
}

/** A wallet that was added comes in alone; what changes factors wants the second one all the same. */
async function signsInByWallet(at, inspect, member) {
  const { page, base } = at;
  await announcesWallet(page);
  await page.goto(`${base}/security`);
  await page.getByRole("button", { name: "Add an account of Journey Wallet" }).click();
  await page
    .getByText(/^0x[0-9a-fA-F]{40}$/)
    .first()
    .waitFor();
  await signsOut(at, member);
  await page.goto(`${base}/sign-in`);
  const comesIn = page.getByRole("button", { name: "Sign in with Journey Wallet" });
  await comesIn.waitFor();
  await inspect("57-sign-in-wallet");
  await comesIn.click();
  await is(page, member.name);

  await page.goto(`${base}/security`);
  await page.getByRole("button", { name: "Make new ones" }).click();
  const dialog = page.getByRole("dialog", { name: "Your second factor, once more" });
  await dialog.getByLabel("Code", { exact: true }).waitFor();
  await inspect("58-step-up");
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByText("Nothing was done: the second factor was not shown.").waitFor();
  await page.getByRole("button", { name: "Make new ones" }).click();
  await dialog.getByLabel("Code", { exact: true }).fill(member.codes.pop());
  await dialog.getByRole("button", { name: "Go on" }).click();
  await keepsCodes(page, inspect, "59-new-codes", member);
  await page.getByText("10 left").waitFor();
}

/** A passkey signs in by itself, and brings along the key of one's own that it keeps. */
export async function livesByPasskey({ page, base }, inspect, member) {
  await hasAuthenticator(page);
  await page.goto(`${base}/security`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: "Keep a key of my own under a passkey" }).click();
  await page.getByText("This browser signs by a key of your own now.").waitFor();
  await page.getByText("keeps your own key").waitFor();
  await inspect("60-passkey");

  await forgets(page, base, member);
  await page.goto(`${base}/sign-in`);
  await is(page, member.name);
  await page.goto(`${base}/people`);
  const kept = page.getByRole("region", { name: "In this browser" }).getByRole("listitem");
  await kept.filter({ hasText: member.name }).getByText("by key").waitFor();
  await forgets(page, base, member);
}

/** Signs out, and leaves no key behind. */
async function forgets(page, base, { name }) {
  await page.getByRole("button", { name: `${name}: switch identity` }).click();
  const isOver = (answer) =>
    answer.request().method() === "DELETE" && answer.url().endsWith("/v1/session");
  await Promise.all([
    page.waitForResponse(isOver),
    page
      .locator("#identities")
      .getByRole("button", { name: /^Sign out/ })
      .click(),
  ]);
  await page.goto(`${base}/people`);
  await page.getByRole("button", { name: `Forget ${name}` }).click();
  await page.getByRole("button", { name: "Forget the key" }).click();
  await page
    .getByRole("button", { name: `${name}: switch identity` })
    .waitFor({ state: "detached" });
}
