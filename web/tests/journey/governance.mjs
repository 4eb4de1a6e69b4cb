// How something is decided: proposed and voted on in the browser, seconded by the operator, and in
// effect on every page.
import assert from "node:assert/strict";
import { operatorOf } from "./operator.mjs";
import { becomes, turnsInto } from "./steps.mjs";

/** Walks through governance as a second operator; without the operator's key it only looks. */
export async function governs(at, inspect) {
  const { page, base } = at;
  const operator = await operatorOf(base);
  await page.goto(`${base}/governance`);
  await page.getByRole("heading", { name: "Governance", level: 1 }).waitFor();
  await looksAround(at, inspect);
  if (!operator) {
    return;
  }
  await becomes(at, "Steward Wren");
  const steward = await principalOf(page);
  await operator("identity.GrantRole", { principal: steward, role: "OPERATOR" });
  // A demo venue's votes weigh what one has of an asset: both get enough to decide together.
  const venue = await (await page.request.get(`${base}/v1/venue`)).json();
  for (const to of [steward, venue.operator]) {
    await operator("accounts.Issue", { to, asset: "VOTES", amount: 300_000, memo: "" });
  }
  const vote = (proposal) => operator("governance.Vote", { proposal, choice: "FOR" });

  await page.goto(`${base}/governance`);
  await vote(await changesAFee(at, inspect));
  await page.getByText("passed, waiting").first().waitFor();
  await inspect("25-proposal-passed");

  await vote(await grantsARole(at));
  await page.getByText("in effect").first().waitFor();
  await page.goto(`${base}/governance/roles`);
  const registrars = page.getByRole("region", { name: "Registrar" });
  await registrars.getByText("Steward Wren").first().waitFor();
  await inspect("26-roles");

  await vote(await halts(at, "Halt everything…"));
  await page.getByRole("region", { name: "Halt" }).getByText("The exchange is halted").waitFor();
  await inspect("27-halted");
  await vote(await halts(at, "Let it trade again…"));
  await page.getByRole("region", { name: "Halt" }).waitFor({ state: "detached" });

  await page.goto(`${base}/governance`);
  await page.getByRole("link", { name: /^Halt the whole exchange/ }).waitFor();
  await inspect("28-proposals");
  await turnsInto(at, "Seller Rowan");
}

async function looksAround({ page }, inspect) {
  const tabs = page.getByRole("navigation", { name: "Governance" });
  await tabs.getByRole("link", { name: "Parameters" }).click();
  await page.getByText("exchange.taker-fee").first().waitFor();
  await inspect("23-parameters");
  await tabs.getByRole("link", { name: "Instruments and halts" }).click();
  await page.getByText("Not halted as a whole.").waitFor();
  await tabs.getByRole("link", { name: "Roles" }).click();
  await page.getByRole("heading", { name: "Guardian" }).waitFor();
  await tabs.getByRole("link", { name: "Proposals" }).click();
}

/** Proposes another fee and votes for it; answers the proposal's id. */
async function changesAFee({ page }, inspect) {
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Propose" });
  await dialog.getByLabel("Parameter", { exact: true }).selectOption("exchange.taker-fee");
  await dialog.getByLabel("New value (per cent)").fill("12,5");
  await dialog.getByRole("button", { name: "Sign and propose" }).click();
  await dialog.getByText("Write it in digits").waitFor();
  await dialog.getByLabel("New value (per cent)").fill("0.20");
  await dialog.getByLabel(/^Why/).fill("Half of what others take.");
  await inspect("24-propose");
  await dialog.getByRole("button", { name: "Sign and propose" }).click();
  await page.getByRole("heading", { name: "Set exchange.taker-fee to 0.20 %" }).waitFor();
  return votesFor(page);
}

async function grantsARole({ page, base }) {
  await page.goto(`${base}/governance/roles`);
  await page.getByRole("button", { name: "Grant… the role of Registrar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who").fill("Steward Wr");
  await dialog
    .getByRole("button", { name: /Steward Wren/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Sign and propose" }).click();
  await page.getByRole("heading", { name: "Make Steward Wren a registrar" }).waitFor();
  return votesFor(page);
}

async function halts({ page, base }, button) {
  await page.goto(`${base}/governance/instruments`);
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: "Sign and propose" }).click();
  await page.waitForURL("**/governance/proposal/*");
  return votesFor(page);
}

async function votesFor(page) {
  await page.getByRole("button", { name: "Vote for" }).click();
  await page.getByText("A vote cannot be changed.").waitFor();
  await page.getByText("Steward Wren").first().waitFor();
  return page.url().split("/").at(-1);
}

/** Who the browser is at the moment, as the account page shows it. */
async function principalOf(page) {
  await page.goto(`${new URL(page.url()).origin}/account`);
  const text = await page.locator("main .mono").first().textContent();
  assert.match(text ?? "", /^[0-9a-f]{32}$/);
  return text;
}
