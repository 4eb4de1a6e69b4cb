// A browser that looks closely: every page is scanned for accessibility in both themes, pictured in
// two sizes, and must neither log an error nor speak to anyone but the venue.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SHOTS = fileURLToPath(new URL("../../target/screenshots", import.meta.url));
const DESKTOP = { width: 1280, height: 860 };
const MOBILE = { width: 390, height: 844 };
const NARROWEST = { width: 360, height: 740 };
const PATIENCE_MILLIS = 15_000;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Browser {
  constructor(base) {
    this.base = base;
    this.faults = [];
  }

  async open() {
    await mkdir(SHOTS, { recursive: true });
    const require = createRequire(import.meta.url);
    this.axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
    this.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }

  /** A page of a browser of its own, with cookies and keys of its own. */
  async other() {
    const context = await this.chromium.newContext({
      viewport: DESKTOP,
      colorScheme: "light",
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MILLIS);
    const page = await context.newPage();
    this.watch(page);
    return page;
  }

  watch(page) {
    const { base } = this;
    const { host } = new URL(base);
    page.on("pageerror", (error) => this.faults.push(`error in the page: ${error.message}`));
    page.on("console", (message) => {
      // A shop's own picture may be out of reach; a drawing stands in for it.
      const isElsewhere = !message.location().url.startsWith(base);
      const isPicture = isElsewhere && message.text().startsWith("Failed to load resource");
      // Whoever mistypes a password, a code or an address is answered with a status.
      const isSession = message.location().url.startsWith(`${base}/v1/session`);
      const isAnswer = isSession && /status of (40[13]|422)/.test(message.text());
      const isExpected = isPicture || isAnswer || message.text().includes("status of 404");
      if (message.type() === "error" && !isExpected) {
        this.faults.push(`console: ${message.text()}`);
      }
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      const isPicture = request.resourceType() === "image";
      if (/^(http|ws)/.test(url.protocol) && url.host !== host && !isPicture) {
        this.faults.push(`request to ${url.host}`);
      }
    });
  }

  /** Scans and pictures a page as it stands, in both themes and sizes. */
  async inspect(name, page) {
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, mobile: MOBILE })) {
      await page.setViewportSize(viewport);
      for (const theme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        await settled(page);
        await page.screenshot({ path: join(SHOTS, `${name}-${size}-${theme}.png`) });
        await this.scan(`${name}, ${size}, ${theme}`, page, theme);
      }
    }
    await page.setViewportSize(NARROWEST);
    await settled(page);
    const { spill, by } = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const wide = [...document.querySelectorAll("main *")].findLast(
        (element) => element.getBoundingClientRect().right > width,
      );
      const spill = document.documentElement.scrollWidth - width;
      return { spill, by: wide?.outerHTML.slice(0, 200) };
    });
    if (spill > 0) {
      this.faults.push(`${name}: ${spill} px wider than a screen of 360 px: ${by}`);
    }
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.setViewportSize(DESKTOP);
  }

  /** All rules where it is light; where it is dark only colours are other ones. */
  async scan(where, page, theme) {
    if (!(await page.evaluate(() => "axe" in globalThis))) {
      await page.evaluate(this.axe);
    }
    const violations = await page.evaluate(
      async ([values, ofColour]) => {
        const { axe } = globalThis;
        const colours = axe
          .getRules(["cat.color"])
          .filter((one) => one.tags.some((tag) => values.includes(tag)))
          .map((one) => one.ruleId);
        const runOnly = ofColour ? { type: "rule", values: colours } : { type: "tag", values };
        const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
        return found.violations.map(({ id, help, nodes }) => ({
          id,
          help,
          count: nodes.length,
          first: nodes[0]?.target.join(" "),
        }));
      },
      [TAGS, theme === "dark"],
    );
    for (const { id, help, count, first } of violations) {
      this.faults.push(`${where}: ${id}, ${help} (${count}, first ${first})`);
    }
  }

  async close() {
    await this.chromium?.close();
  }
}

/** Two frames later, so that what a change of size or theme brings about is drawn. */
function settled(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
