// Who may do what: looked up, and asked about somebody.

/** Finds what operators may do, and asks whether somebody else may. */
export async function asksWhoMay(at, inspect) {
  const { page, base } = at;
  await page.goto(`${base}/governance/permissions`);
  await page.getByRole("heading", { name: "identity", exact: true }).waitFor();
  await inspect("40-permissions");
  await page.getByLabel("Who", { exact: true }).selectOption("operator");
  await page.getByRole("button", { name: "Try accounts.Issue" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who").fill("Registry Office");
  await dialog.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await dialog.getByRole("button", { name: "Ask" }).click();
  await dialog.getByText("No: this is for the office of operator.").waitFor();
  await inspect("41-permissions-asked");
  await dialog.getByRole("button", { name: "Close" }).first().click();
}
