// The journey of goods: described, counted, handed over in part, traced, and watched by devices.
import assert from "node:assert/strict";
import { picture } from "./fixtures.mjs";

const PREFIX = "9526000";

/** The GTIN-14 of a run: five digits of its own, and the digit that closes them. */
function gtinOf(run) {
  const own = String(Number.parseInt(run, 36) % 100_000).padStart(5, "0");
  const digits = `0${PREFIX}${own}`;
  const sum = [...digits].reduce((all, one, i) => all + Number(one) * (i % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Describes a product, after a number with a wrong check digit; answers the GTIN. */
export async function describesProduct({ page, base }, run) {
  const gtin = gtinOf(run);
  await page.goto(`${base}/goods/products`);
  await page.getByRole("button", { name: "Describe a product" }).click();
  const dialog = page.getByRole("dialog");
  const wrong = `${gtin.slice(0, -1)}${(Number(gtin.at(-1)) + 1) % 10}`;
  await dialog.getByLabel("GTIN, the number under the bar code").fill(wrong);
  await dialog.getByText("The check digit is wrong").waitFor();
  await dialog.getByLabel("GTIN, the number under the bar code").fill(gtin);
  await dialog.getByLabel("Name").fill(`Honey ${run}`);
  await dialog.getByLabel("Low below; 0 for never").fill("20");
  await dialog.getByRole("button", { name: "Sign the description" }).click();
  await page.getByRole("link", { name: new RegExp(`^Honey ${run}`) }).waitFor();
  return gtin;
}

/** Counts a lot of it, and says that a part of it broke. */
export async function counts({ page, base }, lot) {
  await page.goto(`${base}/goods/stock`);
  await page.getByRole("button", { name: "Count something" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Product or lot").fill(`https://shop.example/${lot}`);
  await dialog.getByLabel("Counted").fill("100");
  await dialog.getByRole("button", { name: "Sign the count" }).click();
  await page.getByText("100 pcs").waitFor();
  await page.getByRole("button", { name: `Adjust ${lot}` }).click();
  await dialog.getByLabel("How many").fill("4");
  await dialog.getByRole("button", { name: "Sign the change" }).click();
  await page.getByText("96 pcs").waitFor();
}

export async function offersGoods({ page, base }, name, to) {
  await page.goto(`${base}/goods/hand-overs`);
  await page.getByRole("button", { name: "Offer goods" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To", { exact: true }).fill(to);
  await dialog.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await dialog.getByLabel(name).fill("97");
  await dialog.getByText("There is not that much.").waitFor();
  await dialog.getByLabel(name).fill("60");
  await dialog.getByRole("button", { name: "Sign the offer" }).click();
  await page.getByText("offered", { exact: true }).waitFor();
}

/** Takes less than what was offered; the rest is the giver's again. */
export async function takesSome({ page, base }, name) {
  await page.goto(`${base}/goods`);
  await page.getByRole("region", { name: "Waiting for me" }).getByText("1 line").click();
  await page.getByRole("button", { name: "Take, all or in part" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(name).fill("50");
  await dialog.getByRole("button", { name: "Sign and take" }).click();
  await page.getByText("taken in part").waitFor();
  await page.getByText("of which 50 pcs were taken").waitFor();
}

/** Sells what is in stock; answers the listing's address. */
export async function sellsFromStock({ page, base }, run) {
  await page.goto(`${base}/sell/new`);
  await page.getByLabel("Title").fill(`Jar of honey ${run}`);
  await page.getByLabel(/^Price/).fill("8");
  await page.getByRole("button", { name: "Sign and offer" }).click();
  await page.waitForURL("**/listing/*");
  await page.getByRole("button", { name: "Follow stock…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your stock").selectOption({ label: `Honey ${run}, lot L-${run}` });
  return page.url();
}

/** What was counted and not given away is what can be bought. */
export async function signsToFollow({ page }, lot) {
  await page.getByRole("dialog").getByRole("button", { name: "Follow", exact: true }).click();
  await page.getByText(`Follows ${lot}`).waitFor();
  await page.waitForFunction(() => document.querySelector("form input[readonly]")?.value === "46");
}

/** Buys two; answers the order's address. */
export async function buysTwo({ page }, listing) {
  await page.goto(listing);
  await page.getByLabel("Quantity").fill("2");
  await page.getByRole("button", { name: "Buy: hold the price" }).click();
  await page.waitForURL("**/order/*");
  await page.getByText("to be shipped").first().waitFor();
  return page.url();
}

export async function handsOver({ page }, order) {
  await page.goto(order);
  await page.getByRole("button", { name: "Hand it over: the buyer signs" }).click();
  await page.getByText("The buyer signs for the goods.").waitFor();
}

/** Who signs for the goods has them, and the seller the price. */
export async function signsForGoods({ page, base }, order, lot) {
  await page.goto(order);
  await page.getByRole("button", { name: "Sign for them: pay the seller" }).click();
  await page.getByText("confirmed").first().waitFor();
  await page.goto(`${base}/trace/${lot}`);
  await page.getByRole("region", { name: "Now" }).getByText("52 pcs").waitFor();
}

/** Traces by a key that is typed, and finds who has it. */
export async function traces({ page, base }, lot, holders) {
  await page.goto(`${base}/trace`);
  const box = page.getByLabel("Trace a thing, a lot or a product");
  await box.fill("09526000000000");
  await page.keyboard.press("Enter");
  await page.getByText("The check digit is wrong").waitFor();
  await box.fill(lot);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/trace/${lot}`);
  const now = page.getByRole("region", { name: "Now" });
  for (const holder of holders) {
    await now.getByText(holder).waitFor();
  }
  await page.getByText("Handed over", { exact: true }).first().waitFor();
  await page.getByRole("img", { name: "Opens this page" }).waitFor();
}

/** Reads the code that the page itself shows, from a picture of it; and none in another. */
export async function scans({ page, base }, lot) {
  await page.goto(`${base}/trace/${lot}`);
  const code = await page.getByRole("img", { name: "Opens this page" }).screenshot();
  await page.goto(`${base}/goods/things`);
  await page.getByRole("button", { name: "Scan a code" }).click();
  const dialog = page.getByRole("dialog");
  const choose = (buffer) =>
    dialog
      .getByLabel("Or a picture of it")
      .setInputFiles({ name: "label.png", mimeType: "image/png", buffer });
  await choose(Buffer.from("no picture"));
  await dialog.getByText("This is no picture that can be read.").waitFor();
  await choose(picture());
  await dialog.getByText("There is no code in this picture.").waitFor();
  await choose(code);
  await page.waitForURL(`**/trace/${lot}`);
}

/** What a recall has to reach of the demo's bad juice: also what was made of it. */
export async function recalls({ page, base }) {
  await page.goto(`${base}/trace/01/09506000020020/10/J118`);
  await page.getByRole("img", { name: /^Map: Press house/ }).waitFor();
  await page.getByRole("button", { name: "Find all affected" }).click();
  await page.getByText("6 rows with 4 holders.").waitFor();
  await page
    .getByRole("link", { name: /^Apple sorbet, tub/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: /^Apples, Discovery/ }).waitFor();
}

/** States what the product emits, after an attempt that says too little. */
export async function statesFootprint({ page, base }, run) {
  await page.goto(`${base}/goods/emissions`);
  await page.getByRole("button", { name: "State a footprint" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Product of yours").selectOption(`Honey ${run}`);
  await dialog.getByRole("button", { name: "Sign the footprint" }).click();
  await dialog.getByText("Write the amount in digits").waitFor();
  await dialog.getByLabel("Emits, kg CO₂e, without uptake").fill("0.412");
  await dialog.getByRole("button", { name: "Sign the footprint" }).click();
  await page.getByText("412 g per 1 piece").first().waitFor();
}

/** Registers two devices by their codes, of which one is too short at first. */
export async function registersDevices({ page, base }, run) {
  await page.goto(`${base}/devices`);
  await page.getByRole("button", { name: "Register devices" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Codes, a device a line").fill("short,Door");
  await dialog.getByText(/16/).first().waitFor();
  await dialog
    .getByLabel("Codes, a device a line")
    .fill(`claim-code-one-${run},Door ${run}\nclaim-code-two-${run},Window ${run}`);
  await dialog.getByRole("button", { name: "Sign the registration" }).click();
  await page.getByRole("link", { name: `Window ${run}`, exact: true }).waitFor();
}

/** Opens the demo's cold store, finds the way past what a shop wants, and chooses a place by keys. */
export async function picks({ page, base }) {
  await page.goto(`${base}/goods`);
  await page.getByRole("region", { name: "By site" }).getByText("Bergen cold store").click();
  await page.waitForURL("**/warehouse/414/**");
  const drawing = page.getByRole("img", { name: /^Bergen cold store in three dimensions/ });
  await drawing.waitFor();
  await page.getByLabel("For", { exact: true }).selectOption({ index: 1 });
  await page.getByText(/^8 stops, [0-9]+ m from the gate and back/).waitFor();
  const first = page.getByRole("list", { name: "Picks" }).getByRole("button").first();
  const name = await first.textContent();
  await first.click();
  const chosen = page.getByRole("region", { name: "Chosen place" });
  await chosen.getByRole("heading", { name }).waitFor();
  await chosen.getByText("12 pcs set aside").waitFor();
  await drawing.focus();
  await page.keyboard.press("ArrowRight");
  await chosen.getByRole("heading", { name }).waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Temperature" }).check();
  await page.getByText("estimated between devices").waitFor();
  // Drawn, and in as few calls as if there were ten places.
  await page.waitForFunction(() => Number(document.querySelector("canvas")?.dataset.calls) > 0);
  const calls = Number(await drawing.getAttribute("data-calls"));
  assert.ok(calls < 40, `${calls} draw calls`);
}

/** Looks at a device that rings, changes what is charted, and proves one reading. */
export async function watchesDevice({ page, base }) {
  await page.goto(`${base}/devices`);
  const alarms = page.getByRole("region", { name: "Alarms that ring" });
  await alarms.getByText("temperature came to 9.2").waitFor();
  await alarms.getByRole("link", { name: "Cold room 1, door" }).click();
  const chart = page.getByRole("img", { name: /^temperature from/ });
  const before = await chart.getAttribute("aria-label");
  await chart.focus();
  await page.keyboard.press("-");
  await page.getByRole("button", { name: "1 week", pressed: true }).waitFor();
  await page.waitForFunction((was) => !document.querySelector(`svg[aria-label="${was}"]`), before);
  await page.getByLabel("Its number").fill("7");
  await page.getByRole("button", { name: "Prove it" }).click();
  await page.getByText("The path leads from this reading to the root of its batch.").waitFor();
  assert.match(await page.locator("p.mono").filter({ hasText: /^7 / }).textContent(), /^7 \d+ /);
}

/** Asks for a connector to a file server that is not there, and has one made that takes in. */
export async function connects({ page, base }, run) {
  await page.goto(`${base}/connectors`);
  await page.getByRole("button", { name: "New connector" }).click();
  const form = page.getByRole("form", { name: "New connector" });
  await form.getByLabel("Name").fill(`Warehouse ${run}`);
  await form.getByLabel("Direction").selectOption("IN");
  await form.getByLabel("Over").selectOption("SFTP");
  await form.getByLabel("Format").selectOption("CSV");
  await form.getByLabel("Address").fill("sftp://127.0.0.1:9/in");
  await form.getByRole("button", { name: "Ask the server" }).click();
  await form.getByText("has no public address").waitFor();
  await form.getByLabel("User").fill("tallystick");
  await form.getByLabel("The server's key").fill(`SHA256:${"A".repeat(43)}`);
  await form.getByLabel("Password or private key").fill("correct horse");
  await form.getByLabel("Begin with").selectOption({ label: "Stock counts of a warehouse" });
}

/** What cannot be reached says so, with when it is tried next. */
export async function looksInVain({ page }, run) {
  await page.getByRole("button", { name: "Make the connector" }).click();
  await page.getByRole("link", { name: `Warehouse ${run}` }).click();
  await page.getByText(/127\.0\.0\.1 has no public address/).waitFor();
  await page.getByText("Next time").waitFor();
  await page.getByRole("button", { name: "Run now" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove now" }).click();
  await page.getByText("You have none.").waitFor();
}
