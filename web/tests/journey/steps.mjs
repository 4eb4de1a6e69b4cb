// The journey of a first deal, one function for every step a person takes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { picture, shopExport } from "./fixtures.mjs";

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

/** Makes a key and a principal, and waits for the welcome money. */
export async function becomes({ page, base }, name) {
  await page.goto(`${base}/people`);
  await page.getByLabel("Display name").fill(name);
  await page.getByRole("button", { name: "Become someone", exact: true }).click();
  await page.getByText("A key was made in this browser").waitFor();
  await page.getByText(/arrived from/).waitFor();
}

export async function turnsInto({ page, base }, name) {
  if (!page.url().startsWith(base)) {
    await page.goto(base);
  }
  await page.getByRole("button", { name: /: switch identity$/ }).click();
  await page.locator("#identities").getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: `${name}: switch identity` }).waitFor();
}

/** Offers goods with two variants and a picture; answers the listing's address. */
export async function offers({ page, base }, title) {
  await page.goto(`${base}/sell/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text (optional)").fill("Holds 0.8 l, pours without a drop.");
  await page.getByLabel("Category (optional)").fill("Tableware");
  await page.getByLabel(/^Price/).fill("12,50");
  await page.getByRole("button", { name: "Sign and offer" }).click();
  await page.getByText("Write the amount in digits").waitFor();
  await page.getByLabel(/^Price/).fill("42.50");
  await page.getByLabel("In stock").fill("3");
  await page.getByRole("button", { name: "Add a variant" }).click();
  await page.getByLabel("Variant 1", { exact: true }).fill("grey");
  await page.getByLabel("Variant 2", { exact: true }).fill("blue");
  await page
    .getByLabel(/^Price/)
    .nth(1)
    .fill("45");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "pot.png", mimeType: "image/png", buffer: picture() });
  await page.getByRole("img", { name: "Picture 1" }).waitFor();
}

export async function signsTheOffer({ page }, title) {
  await page.getByRole("button", { name: "Sign and offer" }).click();
  await page.waitForURL("**/listing/*");
  await page.getByRole("heading", { name: title }).waitFor();
  return page.url();
}

/** A title full of markup is text, and nothing but text. */
export async function offersMarkup({ page, base }) {
  await page.goto(`${base}/sell/new`);
  await page.getByLabel("Title").fill(HOSTILE);
  await page.getByLabel(/^Price/).fill("1");
  await page.getByRole("button", { name: "Sign and offer" }).click();
  await page.waitForURL("**/listing/*");
  await page.getByRole("heading", { level: 1, name: HOSTILE }).waitFor();
  await page.goto(base);
  await page.getByRole("link", { name: HOSTILE, exact: true }).first().waitFor();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
}

export async function revisesStock({ page }, listing) {
  await page.goto(listing);
  await page.getByLabel("In stock").first().fill("2");
  await page.getByRole("button", { name: "Revise grey" }).click();
  await page.getByText("Revised.").waitFor();
}

export async function closesListing({ page, base }) {
  await page.goto(`${base}/sell`);
  await page.getByRole("link", { name: HOSTILE, exact: true }).first().click();
  await page.getByRole("button", { name: "Take off the market" }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await page.getByText("You have taken this off the market.").waitFor();
}

/** Drops a shop's export on the page, wherever it happens to be. */
export async function previewsAnImport({ page, base }, run) {
  await page.goto(`${base}/sell`);
  await page.getByRole("heading", { name: "Sell" }).waitFor();
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "shop.csv", { type: "text/csv" }));
    return transfer;
  }, shopExport(run));
  await page.dispatchEvent("main", "dragover", { dataTransfer });
  await page.getByText("Drop a shop export here").waitFor();
  await page.dispatchEvent("main", "drop", { dataTransfer });
  await page.getByRole("heading", { name: /rows, 2 listings understood/ }).waitFor();
  await page.getByRole("heading", { name: /[1-9]\d* not understood/ }).waitFor();
  await page.getByText(`Linen apron ${run}`).waitFor();
}

export async function signsTheImport({ page }) {
  await page.getByRole("button", { name: "Sign and offer 2" }).click();
  await page.getByText("2 listings are on offer.").waitFor();
}

/** Finds the goods in spite of two typos. */
export async function searches({ page, base }, words, title) {
  await page.goto(base);
  await page.getByLabel("Search goods").fill(words);
  await page.getByRole("heading", { name: `Goods like “${words}”` }).waitFor();
  await page.getByRole("link", { name: title, exact: true }).waitFor();
}

export async function opensFound({ page }, title) {
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("heading", { name: title }).waitFor();
}

/** Buys one of the blue ones; answers the order's address. */
export async function buys({ page }) {
  await page.getByText("blue", { exact: true }).click();
  await page.getByRole("button", { name: "Buy: hold the price" }).click();
  await page.waitForURL("**/order/*");
  await page.getByText("to be shipped").first().waitFor();
  return page.url();
}

export async function ships({ page }, order) {
  await page.goto(order);
  await page.getByLabel(/^Note to the buyer/).fill("Parcel 4711, with the morning post.");
  await page.getByRole("button", { name: "I have shipped it" }).click();
  await page.getByText("on its way").first().waitFor();
}

export async function confirms({ page }, order) {
  await page.goto(order);
  await page.getByRole("button", { name: "It arrived: pay the seller" }).click();
  await page.getByText("confirmed").first().waitFor();
}

export async function reviews({ page }, order, stars, text) {
  await page.goto(order);
  await page.getByRole("radio", { name: `${stars} stars` }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel(/^In your words/).fill(text);
  await page.getByRole("button", { name: "Seal the review" }).click();
  // The sealed text itself may not be seen: the venue's clock opens the second one at once.
  await page.getByText("Your review is sealed.").waitFor();
}

export async function seesBothOpened({ page }, order, texts) {
  await page.goto(order);
  for (const text of texts) {
    await page.getByText(text, { exact: true }).waitFor();
  }
}

/** Opens a receipt in the drawer, sees it verified, sees a forgery fail, and downloads it. */
export async function proves({ page }) {
  await page.getByRole("link", { name: "Receipt of the order" }).click();
  const drawer = page.getByRole("dialog", { name: "Receipt" });
  await drawer.getByText("Verified", { exact: true }).waitFor();
  await drawer.getByRole("img", { name: /^Merkle path/ }).waitFor();
  await drawer.getByRole("button", { name: "Try to forge it" }).click();
  await drawer.getByText("the forgery shows").waitFor();
  await drawer.getByRole("button", { name: "Undo the forgery" }).click();
  await drawer.getByText("Verified", { exact: true }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    drawer.getByRole("button", { name: "Download the receipt" }).click(),
  ]);
  const receipt = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.match(page.url(), new RegExp(`/receipt/${receipt.id}$`));
  assert.match(receipt.proof, /^c2sp\.org\/tlog-proof@v1\n/);
}
