// The walk through the exchange: two people, one trade, and everything around it.
import assert from "node:assert/strict";
import { turnsInto } from "./steps.mjs";

const SYMBOL = "MANGROVE24-USD";

/** Two people trade with each other in an instrument of the demo. */
export async function trades(at, inspect, buyer, seller) {
  const { page, base } = at;
  await findsTheInstrument(at, inspect);
  await turnsInto(at, seller);
  await open(at);
  await buysAtTheMarket(at);

  await turnsInto(at, buyer);
  await open(at);
  const price = await bidsAboveAll(at);
  await inspect("25-own-bid");
  await turnsInto(at, seller);
  await open(at);
  await hits(at, price);
  await proves(at);
  await inspect("26-why-they-met");
  await page.keyboard.press("Escape");

  await turnsInto(at, buyer);
  await open(at);
  await cancelsAFarBid(at);
  await page.getByRole("tab", { name: "Fills" }).click();
  await page
    .getByRole("button", { name: /^Prove it/ })
    .first()
    .waitFor();
  await page.getByRole("tab", { name: "Depth" }).click();
  await page.getByRole("img", { name: /^Depth:/ }).waitFor();
  await inspect("27-depth-and-fills");
  await usesItOnAPhone(at);

  await page.goto(`${base}/exchange/portfolio`);
  await page.getByRole("heading", { name: "Positions" }).waitFor();
  await page.getByRole("link", { name: SYMBOL }).first().waitFor();
  await inspect("28-portfolio");
}

async function findsTheInstrument({ page, base }, inspect) {
  await page.goto(`${base}/exchange`);
  await page.getByRole("link", { name: SYMBOL, exact: true }).waitFor();
  await inspect("23-instruments");
  await page.getByLabel("Find an instrument").fill("mangrove");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/exchange/${SYMBOL}`);
  await live(page);
  await page.getByRole("img", { name: /^Candles of 5m; the last/ }).waitFor();
  await inspect("24-trading");
}

async function open({ page, base }) {
  await page.goto(`${base}/exchange/${SYMBOL}`);
  await live(page);
}

/** The book's own numbers and checksums agree. */
function live(page) {
  return page
    .getByRole("region", { name: "Order book" })
    .getByText("live", { exact: true })
    .waitFor();
}

async function buysAtTheMarket({ page }) {
  await page.getByRole("combobox", { name: "Kind of order" }).selectOption("MARKET");
  await page.getByLabel("Quantity").fill("20");
  await page.getByText("Fills at once").waitFor();
  await page.getByRole("button", { name: /^Buy 20 / }).click();
  await page.getByText("Order placed.").waitFor();
}

/** By keyboard alone: `b`, a step above the best bid, Enter. Answers the price. */
async function bidsAboveAll({ page }) {
  const bids = page.getByRole("rowgroup", { name: "Bids" });
  const best = await bids.getByRole("button").first().textContent();
  await page.locator("main").focus();
  await page.keyboard.press("b");
  await page.keyboard.type(best ?? "");
  await page.keyboard.press("ArrowUp");
  const price = await page.getByLabel("Price", { exact: true }).inputValue();
  assert.notEqual(price, best);
  await page.getByLabel("Quantity").fill("10");
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: /^Cancel order/ })
    .first()
    .waitFor();
  await bids.getByRole("row").filter({ hasText: price }).filter({ hasText: "10" }).waitFor();
  return price;
}

async function hits({ page }, price) {
  await page.locator("main").focus();
  await page.keyboard.press("s");
  await page.keyboard.type(price);
  await page.getByLabel("Quantity").fill("10");
  await page.getByText("Fills at once").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Order placed.").waitFor();
  await page.getByRole("region", { name: "Trades" }).getByText(price).first().waitFor();
}

async function proves({ page }) {
  await page.getByRole("tab", { name: "Fills" }).click();
  await page
    .getByRole("button", { name: /^Prove it/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Trade/ });
  await dialog.getByText("Maker").waitFor();
  await dialog.getByText("the first place in the queue").waitFor();
}

async function cancelsAFarBid({ page }) {
  await page.getByLabel("Price", { exact: true }).fill("130");
  await page.getByLabel("Quantity").fill("10");
  await page.getByRole("button", { name: /^Buy 10 / }).click();
  await page
    .getByRole("button", { name: /^Amend order/ })
    .first()
    .click();
  await page.getByLabel(/^New price of order/).fill("129");
  await page.keyboard.press("Enter");
  await page.getByText("Amended.").waitFor();
  await page
    .getByRole("button", { name: /^Cancel order/ })
    .first()
    .click();
  await page.getByText("No open orders here.").waitFor();
}

async function usesItOnAPhone({ page }) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const part of ["Book", "Order", "Trades", "Mine", "Chart"]) {
    await page.getByRole("tab", { name: part, exact: true }).click();
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(spill, 0, `${part} is ${spill} px wider than the screen`);
  }
  await page.setViewportSize(size ?? { width: 1280, height: 860 });
}
