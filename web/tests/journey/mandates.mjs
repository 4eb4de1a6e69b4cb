// How somebody lets another buy within a budget, until it is spent.
import { turnsInto } from "./steps.mjs";

/** Something to buy again and again; answers its address. */
export async function offersCoffee({ page, base }, title) {
  await page.goto(`${base}/sell/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel(/^Price/).fill("20");
  await page.getByLabel("In stock").fill("50");
  await page.getByRole("button", { name: "Sign and offer" }).click();
  await page.waitForURL("**/listing/*");
  return page.url();
}

export async function givesMandate(at, inspect, { owner, coffee, seller, buyer }) {
  const { page, base } = at;
  await turnsInto(at, owner);
  await fillsIn(at, inspect, { seller, buyer });

  await turnsInto(at, buyer);
  await page.goto(`${base}/mandates/received`);
  await page.getByRole("button", { name: `Act for ${owner}` }).click();
  await page.getByText(`You act for ${owner}`).waitFor();
  for (let i = 0; i < 2; i++) {
    await page.goto(coffee);
    await page.getByRole("button", { name: "Buy: hold the price" }).click();
    await page.waitForURL("**/order/*");
  }
  await page.goto(coffee);
  await page.getByRole("button", { name: "Buy: hold the price" }).click();
  await page.getByText("more than is left of the mandate's budget").waitFor();
  await inspect("50-over-budget");
  await page.goto(`${base}/mandates/received`);
  await page.getByText("10.00 USD").first().waitFor();
  await inspect("51-received");
  await page.getByRole("button", { name: "Be yourself again" }).click();

  await turnsInto(at, owner);
  await page.goto(`${base}/mandates`);
  await page.getByText("What was done under it").click();
  await page.getByText("ordered").first().waitFor();
  await inspect("52-given");
  await page.getByRole("button", { name: "End all of them" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all of them" }).click();
  await page.getByText("Nobody may act in your name.").waitFor();
}

/** Up to 50 a week for coffee, from one seller; what is missing is said first. */
async function fillsIn({ page, base }, inspect, { seller, buyer }) {
  await page.goto(`${base}/mandates`);
  await page.getByRole("link", { name: "Give a mandate" }).click();
  await page.getByRole("button", { name: "Sign and give" }).click();
  await page.getByText("Something is missing").waitFor();
  await page.getByLabel("Agent", { exact: true }).fill(buyer);
  await page
    .getByRole("button", { name: new RegExp(`^${buyer}`) })
    .last()
    .click();
  await page.getByLabel(/^Name of the mandate/).fill("Coffee");
  await page.getByLabel("Buy goods").check();
  await page.getByLabel("Up to").fill("50");
  await page.getByLabel("Nobody else may get anything but").fill(seller);
  await page
    .getByRole("button", { name: new RegExp(`^${seller}`) })
    .last()
    .click();
  const words = page.getByRole("region", { name: "In words" });
  await words.getByText(`spending up to 50.00 USD a week, from or to ${seller} only`).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await inspect("49-new-mandate");
  await page.getByRole("button", { name: "Sign and give" }).click();
  await page.getByText("in force", { exact: true }).waitFor();
}
