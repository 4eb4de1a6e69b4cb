// Whoever signs by a passkey or a wallet: an account by passkey alone, whose key a second device
// opens, and the devices that sign as keys of somebody.
import assert from "node:assert/strict";
import { forgetsAll, hasAuthenticator } from "./authenticator.mjs";
import { offersCoffee } from "./mandates.mjs";
import { becomes } from "./steps.mjs";
import { announcesWallet } from "./wallet.mjs";

const is = (page, name) => page.getByRole("button", { name: `${name}: switch identity` }).waitFor();

/** Signs up by one button, and acts on a second device by the same key, without a phrase. */
export async function signsUpByPasskey({ base, other }, inspect, run) {
  const name = `Passkey Linden ${run}`;
  const page = await other();
  const authenticator = await hasAuthenticator(page);
  await signsUp(page, base, name);
  await page.getByRole("heading", { name: "Market", level: 1 }).waitFor();
  const key = await keyHere(page, base, name);
  await page.goto(`${base}/security`);
  await page.getByText("keeps your own key").waitFor();

  await forgetsAll(page, base);
  await page.goto(`${base}/sign-in`);
  await is(page, name);
  assert.equal(await keyHere(page, base, name), key);
  await offersCoffee({ page, base }, `By passkey ${run}`);
  await page.goto(`${base}/key/${encodeURIComponent(key)}`);
  await page.getByText("offered").first().waitFor();

  await comesWithoutFunction(base, await other(), authenticator, inspect);
  await page.context().close();
}

async function signsUp(page, base, name) {
  await page.goto(`${base}/sign-up`);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Sign up with a passkey" }).click();
}

/** The id of the key that this browser signs by. */
async function keyHere(page, base, name) {
  await page.goto(`${base}/keys`);
  await is(page, name);
  const row = page.getByRole("listitem").filter({ hasText: "This browser" });
  return row.getByRole("link", { name: /and all that/ }).getAttribute("title");
}

/** A device that has the passkey but not its function is signed in, and told why it cannot act. */
async function comesWithoutFunction(base, page, authenticator, inspect) {
  const [credential] = await authenticator.credentials();
  const without = await hasAuthenticator(page, { hasPrf: false });
  await without.take(credential);
  await page.goto(`${base}/sign-in`);
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByText("which this browser does not have").waitFor();
  await inspect("61-key-elsewhere", page);
  await page.context().close();
}

/** Where no key can be wrapped, the page says so, and the same passkey goes on without. */
export async function signsUpWithoutFunction({ base, other }, inspect, run) {
  const name = `Passkey Hazel ${run}`;
  const page = await other();
  await hasAuthenticator(page, { hasPrf: false });
  await signsUp(page, base, name);
  await page.getByText("it cannot keep a signing key").waitFor();
  await inspect("62-keyless", page);
  await page.getByRole("button", { name: "Go on, and let the venue keep my key" }).click();
  await is(page, name);
  await page.goto(`${base}/my-data`);
  await page.getByText("Sealed, for you alone").waitFor();
  await inspect("63-my-data", page);
  await page.context().close();
}

/** Adds a wallet and a passkey as keys, and signs acts by each of them. */
export async function signsByDevices({ base, other }, inspect, run) {
  const name = `Holder Rowan ${run}`;
  const page = await other();
  const at = { page, base };
  await hasAuthenticator(page);
  await announcesWallet(page);
  await becomes(at, name);
  await addsKey(at, "An Ethereum wallet in this browser", "Purse");
  await addsKey(at, "A passkey of this device", "Fob");
  await inspect("64-devices", page);

  await joins(at, name, "Sign with Journey Wallet");
  await offersCoffee(at, `By wallet ${run}`);
  await signedBy(at, "Purse", "offered");

  // To change keys is what wants most: a passkey verifies its user at every act.
  await joins(at, name, "Sign with a passkey");
  await page.getByRole("button", { name: "I lost it (Purse)" }).click();
  await page.getByRole("button", { name: "End the key for good" }).click();
  await page.getByText("Nothing was signed by it after.").waitFor();
  await signedBy(at, "Fob", "key");
  await page.context().close();
}

async function addsKey({ page, base }, source, label) {
  await page.goto(`${base}/keys`);
  await page.getByRole("button", { name: "Add a key" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await dialog.getByLabel(source).check();
  await dialog.getByLabel(/^Name/).fill(label);
  await dialog.getByRole("button", { name: "Sign and add" }).click();
  await page.getByRole("button", { name: `I lost it (${label})` }).waitFor();
}

/** Signs from here on by a key that is a device's. */
async function joins({ page, base }, name, button) {
  await page.goto(`${base}/keys/join`);
  await page.getByLabel("Who you are").fill(name);
  await page.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { name: "Keys and devices" }).waitFor();
}

/** The newest act of the key with that label is such. */
async function signedBy({ page, base }, label, act) {
  await page.goto(`${base}/keys`);
  await page.getByRole("link", { name: `and all that ${label} signed` }).click();
  await page.getByRole("main").getByRole("listitem").filter({ hasText: act }).first().waitFor();
}
