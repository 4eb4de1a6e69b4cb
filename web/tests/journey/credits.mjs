// The journey of carbon credits: register, verify, issue, retire, and the certificate of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Finds one of the venue's projects, and looks at it. */
export async function browsesProjects({ page, base }) {
  await page.goto(`${base}/credits`);
  await page.getByRole("link", { name: "Lamu mangrove restoration" }).waitFor();
  await page.getByLabel("Country").selectOption("FI");
  await page.getByRole("link", { name: "Saimaa biochar" }).waitFor();
  await page
    .getByRole("link", { name: "Lamu mangrove restoration" })
    .waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Show all projects" }).click();
  await page.getByLabel("Name or number").fill("mangroves");
  await page.getByRole("link", { name: "Saimaa biochar" }).waitFor({ state: "detached" });
}

export async function opensProject({ page }) {
  await page.getByRole("link", { name: "Lamu mangrove restoration" }).click();
  await page.getByRole("img", { name: /^Map: Lamu mangrove restoration/ }).waitFor();
  await page.getByText("It may count what another project counts").first().waitFor();
  await page.getByRole("img", { name: /issued and .* retired since/ }).waitFor();
}

/** Moves the map by keys alone. */
export async function movesTheMap({ page }) {
  const map = page.getByRole("img", { name: /^Map:/ });
  const dot = map.locator("circle");
  const before = await dot.getAttribute("cx");
  await map.focus();
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await dot.getAttribute("cx"), before);
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Farther" }).click();
}

/** Registers a project, after a first try with mistakes; answers its address. */
export async function registers({ page, base }, name, number) {
  await page.goto(`${base}/credits/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Number there").fill(number);
  await page.getByLabel("Methodology").fill("VM0033");
  await page.getByLabel("Country, two letters").fill("PT");
  await page.getByLabel("Latitude, north positive").fill("138.7");
  await page.getByLabel("Longitude, east positive").fill("-9.1");
  await page.getByRole("button", { name: "Sign and register" }).click();
  await page.getByText("Write degrees from −90 to 90.").waitFor();
  await page.getByLabel("Latitude, north positive").fill("38.7");
  await page.getByLabel("Crediting from").fill("2022-01-01");
  await page.getByLabel("Crediting until").fill("2041-12-31");
  await page.getByRole("img", { name: new RegExp(`^Map: ${name}`) }).waitFor();
}

export async function signsTheRegistration({ page }, name) {
  await page.getByRole("button", { name: "Sign and register" }).click();
  await page.waitForURL("**/credits/project/*");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  return page.url();
}

/** Takes the key of one of the demo people. */
export async function playsDemoPerson({ page, base }, name) {
  await page.goto(`${base}/people`);
  await page.getByRole("button", { name: `Become ${name}`, exact: true }).click();
  await page.getByText(`You are ${name} now.`).waitFor();
}

export async function verifies({ page }, project) {
  await page.goto(project);
  await page.getByRole("button", { name: "Sign a report" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Vintage").fill("2025");
  await dialog.getByLabel("Tonnes saved").fill("1200");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "report.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`Verification report ${project}\n`),
  });
  await dialog.getByText(/^sha256:/).waitFor();
}

export async function signsTheReport({ page }) {
  await page.getByRole("dialog").getByRole("button", { name: "Sign the report" }).click();
  await page.getByText("Signed. The registrar may issue now.").waitFor();
}

/** Issues less than was verified, from the serial number that is proposed. */
export async function issues({ page }, project) {
  await page.goto(project);
  await page.getByRole("button", { name: "Issue a batch" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tonnes", { exact: true }).fill("1201");
  await dialog.getByText("Write a whole number from 1 to 1200.").waitFor();
  await dialog.getByLabel("Tonnes", { exact: true }).fill("1000");
  await dialog.getByText("Next free: 1", { exact: true }).waitFor();
  await dialog.getByLabel("Labels").fill("CCP");
  await page.keyboard.press("Enter");
  await dialog.getByText(/1–1,000/).waitFor();
}

export async function signsTheIssue({ page }) {
  await page.getByRole("dialog").getByRole("button", { name: "Sign and issue" }).click();
  await page.getByText("Issued 1,000 t of 2025.").waitFor();
  await page.getByRole("heading", { name: "Issued by vintage" }).waitFor();
}

/** Asks for a retirement by serial numbers, of which some were not one's own at first. */
export async function asksToRetire({ page, base }, name) {
  await page.goto(`${base}/credits/holdings`);
  await page.getByRole("button", { name: `Retire ${name}, 2025` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tonnes", { exact: true }).fill("40");
  await dialog.getByText(/1–40/).waitFor();
  await dialog.getByLabel("these serial numbers").check();
  await dialog.getByLabel("Serial numbers, one range a line").fill("990-1010");
  await dialog.getByText("is not all yours and free").waitFor();
  await dialog.getByLabel("Serial numbers, one range a line").fill("101-140\n201");
  await dialog.getByText("41 t").waitFor();
  await dialog.getByLabel(/^Beneficiary/).fill("School of Sesimbra");
  await dialog.getByLabel("Purpose").fill("Heating, 2025");
}

export async function signsTheRequest({ page }) {
  await page.getByRole("dialog").getByRole("button", { name: "Ask for the retirement" }).click();
  await page.waitForURL("**/credits/certificates/*");
  await page.getByText("nothing is final yet").waitFor();
}

/** Makes it final, sees the certificate checked, and takes its files along. */
export async function certifies({ page, base }) {
  await page.getByRole("button", { name: "Make it final" }).click();
  await page.getByRole("heading", { name: "Certificate of retirement" }).waitFor();
  await page.getByText("Verified in this page").waitFor();
  await page.getByRole("img", { name: /^QR code/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the proof" }).click(),
  ]);
  const proof = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.ok(JSON.stringify(proof).includes("School of Sesimbra"));
  const id = page.url().split("/").at(-1);
  const pdf = await page.request.get(`${base}/v1/credits/certificates/${id}.pdf`);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
}

/** What is retired is told from what is not, by proofs of the state. */
export async function provesNotRetired({ page, base }, space) {
  await page.goto(`${base}/credits/holdings`);
  await page.getByLabel("Space").fill(space);
  await page.getByLabel("Serial numbers", { exact: true }).fill("1-100");
  await page.getByRole("button", { name: "Prove it" }).click();
  await page.getByText("Proven in this page: at block").waitFor();
  await page.getByLabel("Serial numbers", { exact: true }).fill("1-101");
  await page.getByRole("button", { name: "Prove it" }).click();
  await page.getByText("Some of them are gone").waitFor();
}

export async function challenges({ page }, project) {
  await page.goto(project);
  await page.getByRole("button", { name: "Challenge this project" }).click();
  await page.getByLabel("What is wrong with it").fill("The baseline is that of a wet year.");
  await page.getByRole("button", { name: "Sign the challenge" }).click();
  await page.getByText("The baseline is that of a wet year.", { exact: true }).waitFor();
}
