// How two people found an organisation and decide in it together.
import { turnsInto } from "./steps.mjs";

export async function decidesTogether(at, inspect, { owner, name, seller, buyer }) {
  const { page, base } = at;
  await turnsInto(at, owner);
  await page.goto(`${base}/organisations`);
  await page.getByRole("button", { name: "Found an organisation" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Sign and found" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  const address = page.url();
  await invites(page, buyer, "administrator");
  await page.getByText("invited as administrator").waitFor();

  await turnsInto(at, buyer);
  await page.goto(`${base}/organisations`);
  await page.getByRole("button", { name: `Accept the invitation of ${name}` }).waitFor();
  await inspect("53-invitation");
  await page.getByRole("button", { name: `Accept the invitation of ${name}` }).click();
  await page.getByRole("link", { name, exact: true }).waitFor();

  await turnsInto(at, owner);
  await page.goto(address);
  await setsRules(page, inspect);
  await invites(page, seller, "trader");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("The act must be proposed and approved first.").waitFor();
  await inspect("55-approval-needed");
  await dialog.getByRole("button", { name: "Propose it" }).click();
  await dialog.getByRole("link", { name: "Proposed: see who agrees" }).waitFor();
  await page.keyboard.press("Escape");

  await turnsInto(at, buyer);
  await page.goto(`${base}/organisations`);
  await page.getByText(`Invite ${seller} as trader`).waitFor();
  await inspect("56-waiting");
  await page.getByRole("button", { name: "Agree" }).click();
  await page.goto(address);
  await page.getByRole("button", { name: "Do it now" }).click();
  await page.getByText("invited as trader").waitFor();
  await inspect("57-organisation");
  await page.getByRole("button", { name: "Act for it" }).click();
  await page.getByText(`You act for ${name}`).waitFor();
  await inspect("58-acting");
  await page.getByRole("button", { name: "Be yourself again" }).click();
}

async function invites(page, whom, role) {
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who", { exact: true }).fill(whom);
  await dialog
    .getByRole("button", { name: new RegExp(`^${whom}`) })
    .last()
    .click();
  await dialog.getByLabel(new RegExp(`^${role}`)).check();
  await dialog.getByRole("button", { name: "Sign and invite" }).click();
}

async function setsRules(page, inspect) {
  await page.getByRole("button", { name: "Change what several must agree to" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "An amount" }).click();
  await dialog.getByLabel("Amount").fill("100");
  await dialog.getByLabel("Of", { exact: true }).selectOption("USD");
  await inspect("54-rules");
  await dialog.getByRole("button", { name: "Sign the rules" }).click();
  await page.getByText("2 owners or administrators must agree to acts taking more than").waitFor();
}
