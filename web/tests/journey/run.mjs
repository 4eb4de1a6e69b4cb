// The whole journey of a first deal in a real browser against a running venue:
// TALLYSTICK_URL=http://localhost:8080 npm run journey
import assert from "node:assert/strict";
import { keepsAnAccount, livesByPasskey } from "./access.mjs";
import { Browser } from "./browser.mjs";
import * as credits from "./credits.mjs";
import { trades } from "./exchange.mjs";
import * as goods from "./goods.mjs";
import { governs } from "./governance.mjs";
import { livesWithKeys } from "./keys.mjs";
import { givesMandate, offersCoffee } from "./mandates.mjs";
import { decidesTogether } from "./organisations.mjs";
import { signsByDevices, signsUpByPasskey, signsUpWithoutFunction } from "./passkeys.mjs";
import { asksWhoMay } from "./permissions.mjs";
import * as step from "./steps.mjs";

const base = process.env.TALLYSTICK_URL ?? "http://localhost:8080";
const run = Date.now().toString(36);
const title = `Stoneware teapot ${run}`;
const browser = new Browser(base);

/** The goods of the first deal; who signs in buys one as well. */
let offer = () => {};
const offered = new Promise((done) => {
  offer = done;
});

/** A first deal, and everything that its two people look at and decide. */
async function deals(at, inspect) {
  const { page } = at;
  await page.goto(base);
  await page.getByText("A deal is two halves of one stick.").waitFor();
  await page.getByRole("heading", { name: "Market", level: 1 }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "USD" }).first().waitFor();
  await inspect("01-welcome");

  await step.becomes(at, "Seller Rowan");
  await inspect("02-become");
  await step.offers(at, title);
  await inspect("03-offer");
  const listing = await step.signsTheOffer(at, title);
  await inspect("04-own-listing");
  await step.revisesStock(at, listing);
  offer();
  await step.offersMarkup(at);
  await step.closesListing(at);
  await step.previewsAnImport(at, run);
  await inspect("05-import");
  await step.signsTheImport(at);
  await page.goto(`${base}/sell`);
  await page.getByRole("link", { name: title, exact: true }).waitFor();
  await inspect("06-my-listings");

  await step.becomes(at, "Buyer Elm");
  await step.searches(at, "stonewear teapott", title);
  await inspect("07-search");
  await step.opensFound(at, title);
  await inspect("08-listing");
  const order = await step.buys(at);
  await inspect("09-order-placed");
  await page.goto(`${base}/account`);
  await page.getByText("Held at the moment").waitFor();
  await inspect("10-account-held");

  await step.turnsInto(at, "Seller Rowan");
  await page.goto(`${base}/orders/sold`);
  await page.getByRole("link", { name: title, exact: true }).waitFor();
  await inspect("11-orders");
  await step.ships(at, order);
  await inspect("12-order-shipped");
  await step.turnsInto(at, "Buyer Elm");
  await step.confirms(at, order);
  await step.reviews(at, order, 5, `Pours beautifully, ${run}.`);
  await inspect("13-review-sealed");
  await step.turnsInto(at, "Seller Rowan");
  await step.reviews(at, order, 4, `Paid at once, ${run}.`);
  await step.seesBothOpened(at, order, [`Pours beautifully, ${run}.`, `Paid at once, ${run}.`]);
  await inspect("14-reviews-open");

  await step.proves(at);
  await inspect("15-receipt-drawer");
  const receipt = page.url();
  await page.goto(base);
  await page.goto(receipt);
  await page.getByRole("heading", { name: "Receipt", level: 1 }).waitFor();
  await page.getByText("Verified", { exact: true }).waitFor();
  await inspect("16-receipt");

  await page.goto(`${base}/live`);
  await page.getByText("live", { exact: true }).waitFor();
  await otherwiseBecomesSomeone(at);
  await inspect("17-live");
  await page.getByRole("link", { name: "Ledger nodes" }).click();
  await page.getByText("One node is the whole ledger.").waitFor();
  await page.getByRole("listitem", { name: "Node n1" }).waitFor();
  await inspect("17-nodes");

  await governs(at, inspect);
  await asksWhoMay(at, inspect);

  await page.goto(`${base}/account`);
  await page.getByText("Every debit and credit").waitFor();
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await inspect("18-account");
  await trades(at, inspect, "Buyer Elm", "Seller Rowan");
  await page.goto(`${base}/people`);
  await page.getByRole("heading", { name: "In this browser" }).waitFor();
  await page.getByRole("heading", { name: "Or be one of the demo people" }).waitFor();
  await inspect("19-people");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command" }).fill("live");
  await inspect("20-palette");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Live", level: 1 }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
  await inspect("21-help");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "People", level: 1 }).waitFor();

  await choosesThemes(page);
  await becomesDemoPerson(page);
  await warnsOfAnotherKey(at);
  await inspect("22-key-changed");
}

/** What people do with keys, mandates and organisations, each with a refusal to read. */
async function sharesPower(at, inspect) {
  const [seller, buyer] = [`Roaster Fern ${run}`, `Regular Ivy ${run}`];
  await step.becomes(at, buyer);
  await step.becomes(at, seller);
  const coffee = await offersCoffee(at, `Coffee ${run}`);
  const owner = `Keyholder Yew ${run}`;
  await livesWithKeys(at, inspect, { owner, coffee, seller, buyer });
  await givesMandate(at, inspect, { owner, coffee, seller, buyer });
  await decidesTogether(at, inspect, { owner, name: `Cooperative ${run}`, seller, buyer });
}

/** Those who sign in, by whatever they have. */
async function signsIn(at, inspect) {
  await offered;
  const member = await keepsAnAccount(at, inspect, run, title);
  await goods.connects(at, run);
  await inspect("46-new-connector");
  await goods.looksInVain(at, run);
  await livesByPasskey(at, inspect, member);
  await signsUpByPasskey(at, inspect, run);
  await signsUpWithoutFunction(at, inspect, run);
  await signsByDevices(at, inspect, run);
}

/** Goods from being counted to a recall, and the devices that watch over them. */
async function movesGoods(at, inspect) {
  const [maker, shop] = [`Beekeeper Birch ${run}`, `Shop Linden ${run}`];
  await step.becomes(at, shop);
  await step.becomes(at, maker);
  const gtin = await goods.describesProduct(at, run);
  const lot = `01/${gtin}/10/L-${run}`;
  await goods.counts(at, lot);
  await inspect("40-stock");
  await goods.statesFootprint(at, run);
  await goods.offersGoods(at, `Honey ${run}`, shop);
  await step.turnsInto(at, shop);
  await goods.takesSome(at, `Honey ${run}`);
  await inspect("41-hand-overs");
  await step.turnsInto(at, maker);
  const listing = await goods.sellsFromStock(at, run);
  await inspect("41-follow-stock");
  await goods.signsToFollow(at, lot);
  await step.turnsInto(at, shop);
  const order = await goods.buysTwo(at, listing);
  await step.turnsInto(at, maker);
  await goods.handsOver(at, order);
  await step.turnsInto(at, shop);
  await at.page.goto(order);
  await at.page.getByRole("button", { name: "Sign for them: pay the seller" }).waitFor();
  await inspect("41-at-the-door");
  await goods.signsForGoods(at, order, lot);
  await goods.traces(at, lot, [maker, shop]);
  await goods.scans(at, lot);
  await goods.recalls(at);
  await inspect("42-trace");
  await goods.registersDevices(at, run);
  await credits.playsDemoPerson(at, "Northway Cold Chain");
  await goods.watchesDevice(at);
  await inspect("43-device");
  await at.page.goto(`${base}/goods`);
  await at.page.getByRole("img", { name: /^Map:/ }).waitFor();
  await inspect("44-overview");
  await goods.picks(at);
  await inspect("45-warehouse");
}

/** From a project that somebody registers to a certificate that anybody can check. */
async function retiresCredits(at, inspect) {
  const name = `Sado seagrass ${run}`;
  const number = `J-${run}`;
  await step.becomes(at, "Developer Alder");
  await credits.browsesProjects(at);
  await inspect("30-projects");
  await credits.opensProject(at);
  await inspect("31-project");
  await credits.movesTheMap(at);
  await credits.registers(at, name, number);
  await inspect("32-register");
  const project = await credits.signsTheRegistration(at, name);
  await credits.playsDemoPerson(at, "Meridian Verification");
  await credits.verifies(at, project);
  await inspect("33-verify");
  await credits.signsTheReport(at);
  await credits.playsDemoPerson(at, "Registry Office");
  await credits.issues(at, project);
  await inspect("34-issue");
  await credits.signsTheIssue(at);
  await step.turnsInto(at, "Developer Alder");
  await credits.asksToRetire(at, name);
  await inspect("35-retire");
  await credits.signsTheRequest(at);
  await inspect("36-requested");
  await credits.certifies(at);
  await inspect("37-certificate");
  await credits.provesNotRetired(at, `tallystick-${number}`);
  await inspect("38-holdings");
  await credits.challenges(at, project);
  for (const part of ["retirements", "baskets", "registry"]) {
    await at.page.goto(`${base}/credits/${part}`);
    await at.page.getByRole("heading", { name: "Carbon credits", level: 1 }).waitFor();
    await at.page
      .getByText(/^Loading/)
      .first()
      .waitFor({ state: "detached" });
    await inspect(`39-${part}`);
  }
}

/** What somebody else does in another tab appears here by itself. */
async function otherwiseBecomesSomeone(at) {
  const other = await at.page.context().newPage();
  browser.watch(other);
  await step.becomes({ ...at, page: other }, `Onlooker ${run}`);
  await at.page.getByText(`Onlooker ${run}`).first().waitFor();
  await other.close();
}

/** A chosen theme stands above the system's, and outlives the page. */
async function choosesThemes(page) {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.getByRole("button", { name: "Theme: as the system" }).click();
  assert.equal(await theme(), "light");
  await page.keyboard.press("t");
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  assert.equal(await theme(), "dark");
  await page.getByRole("button", { name: "Theme: dark" }).click();
}

async function becomesDemoPerson(page) {
  const people = page.getByRole("region", { name: "Or be one of the demo people" });
  await people.getByRole("button").first().click();
  await page.getByText(/^You are .* now\.$/).waitFor();
  await page
    .getByRole("button", { name: /^Forget/ })
    .last()
    .click();
  await page.getByRole("button", { name: "Forget the key" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** A log key other than the pinned one is never taken silently. */
async function warnsOfAnotherKey({ page, base: address }) {
  await page.evaluate(() => {
    const pin = JSON.parse(localStorage.getItem("tallystick.log-key"));
    pin.policy = "log other.example+00000000+AQ==\nquorum none\n";
    localStorage.setItem("tallystick.log-key", JSON.stringify(pin));
  });
  await page.goto(`${address}/live`);
  await page.getByText("The log's key has changed").waitFor();
}

/** Takes one walk after the other, each in a browser of its own. */
async function walks(left) {
  for (let walk = left.shift(); walk; walk = left.shift()) {
    const page = await browser.other();
    const at = { page, base, other: () => browser.other() };
    try {
      const began = Date.now();
      await walk(at, (name, which = page) => browser.inspect(name, which));
      console.log(`${walk.name}: ${Math.round((Date.now() - began) / 1000)} s`);
    } catch (error) {
      await page.screenshot({ path: "target/screenshots/99-failed.png" }).catch(() => {});
      throw error;
    }
    await page.context().close();
  }
}

let failed = true;
try {
  await browser.open();
  // Two at a time, the longest first: neither waits while the page of the other is scanned.
  const left = [deals, sharesPower, signsIn, retiresCredits, movesGoods];
  await Promise.all([walks(left), walks(left)]);
  assert.deepEqual([...new Set(browser.faults)], []);
  failed = false;
  console.log(`The journey went well: ${title}.`);
} catch (error) {
  // With its stack: it names the step, which the message of a wait that ran out does not.
  console.error(error.stack ?? error);
  console.error([...new Set(browser.faults)].join("\n"));
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
