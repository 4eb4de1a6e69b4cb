// How somebody comes by a second key, loses it, and is protected by guardians: two devices.
import assert from "node:assert/strict";
import { becomes, turnsInto } from "./steps.mjs";

/** Adds the key of another device, ends it, and sees that the log refuses it from then on. */
export async function livesWithKeys(at, inspect, { owner, coffee, seller, buyer }) {
  const { page, base } = at;
  await becomes(at, owner);
  await page.goto(`${base}/account`);
  const principal = await page.locator("main .mono").first().textContent();
  assert.match(principal ?? "", /^[0-9a-f]{32}$/);

  const telephone = await at.other();
  const code = await makesKey(telephone, base, principal);
  await inspect("40-join", telephone);
  await addsKey(at, code, inspect);
  await telephone.getByRole("button", { name: `Go on as ${owner}` }).click();
  await telephone.getByRole("heading", { name: "Keys and devices" }).waitFor();
  await buys(telephone, coffee);
  await telephone.waitForURL("**/order/*");

  await losesKey(at);
  await buys(telephone, coffee);
  await telephone.getByText("The key has been revoked.").waitFor();
  await inspect("43-key-refused", telephone);
  await page.getByText("One try was refused").waitFor();
  await inspect("44-key-ended");

  await recovers(at, telephone, { owner, principal, seller, buyer, inspect });
  await telephone.context().close();
}

/** Makes a key on another device, and answers its code. */
async function makesKey(device, base, principal) {
  await device.goto(`${base}/keys/join`);
  await device.getByLabel("Who you are").fill(principal);
  await device.getByRole("button", { name: "Make a key in this browser" }).click();
  const code = device.locator("code");
  await code.waitFor();
  return code.textContent();
}

async function addsKey({ page, base }, code, inspect) {
  await page.goto(`${base}/keys`);
  await page.getByText("May sign everything, keys and mandates too.").waitFor();
  await page.getByRole("button", { name: "Add a key" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await dialog.getByLabel("Code of the key").fill(`${code}x`);
  await dialog.getByLabel(/^Name/).fill("Telephone");
  await dialog.getByLabel("only what is ticked").check();
  await dialog.getByText("Tick at least one thing").waitFor();
  await dialog.getByLabel("Buy goods").check();
  await dialog.getByText("May only buy goods.").waitFor();
  await inspect("41-add-key");
  await dialog.getByRole("button", { name: "Sign and add" }).click();
  await dialog.getByText("did not sign it").waitFor();
  await dialog.getByLabel("Code of the key").fill(code);
  await dialog.getByRole("button", { name: "Sign and add" }).click();
  await page.getByRole("button", { name: "I lost it (Telephone)" }).waitFor();
  await inspect("42-keys");
}

/** Tries to buy one; what comes of it is for the caller to see. */
async function buys(page, listing) {
  await page.goto(listing);
  await page.getByRole("button", { name: "Buy: hold the price" }).click();
}

async function losesKey({ page, base }) {
  await page.goto(`${base}/keys`);
  await page.getByRole("button", { name: "I lost it (Telephone)" }).click();
  await page.getByRole("button", { name: "End the key for good" }).click();
  await page.getByText("Nothing was signed by it after.").waitFor();
}

/** Names guardians, sees them propose a new key, is warned, and stops it. */
async function recovers(at, device, { owner, principal, seller, buyer, inspect }) {
  const { page, base } = at;
  await page.getByRole("button", { name: "Name guardians" }).click();
  const dialog = page.getByRole("dialog", { name: "Guardians" });
  for (const guardian of [seller, buyer]) {
    await dialog.getByLabel("Guardians", { exact: true }).fill(guardian);
    await dialog
      .getByRole("button", { name: new RegExp(`^${guardian}`) })
      .first()
      .click();
  }
  await inspect("45-guardians");
  await dialog.getByRole("button", { name: "Sign and name them" }).click();
  await page.getByText("Any 2 of 2 guardians can give you a new key").waitFor();
  const code = await makesKey(device, base, principal);

  await turnsInto(at, seller);
  await page.goto(`${base}/keys`);
  await page.getByRole("button", { name: "Propose a new key" }).click();
  await page.getByLabel("Code of the key").fill(code);
  await page.getByRole("button", { name: "Sign and propose" }).click();
  await page.getByText("1 of 2 needed guardians agreed so far").waitFor();
  await turnsInto(at, buyer);
  await page.goto(`${base}/keys`);
  await page.getByRole("button", { name: "Agree to this key" }).waitFor();
  await inspect("46-guardian");
  await page.getByRole("button", { name: "Agree to this key" }).click();
  await page.getByText("You agreed. It goes on by itself.").waitFor();

  await turnsInto(at, owner);
  const warning = page.getByRole("region", { name: "Recovery under way" });
  await warning.getByText("Guardians are about to replace all keys").waitFor();
  await page.goto(`${base}/keys`);
  await page.getByText("2 of 2 needed guardians agreed").waitFor();
  await inspect("47-recovery");
  await page.getByRole("button", { name: "Stop it: I have my keys" }).first().click();
  await page.getByText("It was cancelled").first().waitFor();
}
