// Reads bills of materials (CycloneDX JSON) and fails if something is linked under no licence that
// goes with ours: node scripts/licences.mjs BOM…
import { readFileSync } from "node:fs";

const GOOD = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSD-4-Clause",
  "Bouncy Castle Licence", // MIT's words
  "CC0-1.0",
  "CDDL-1.0",
  "EPL-1.0",
  "EPL-2.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Public Domain",
  "SPDX-License-Identifier: MIT",
  "The QuickFIX Software License, Version 1.0", // as Apache-1.1
  "Unicode-3.0",
]);

// Where several stand side by side, the user chooses; an expression says how.
const isGood = (licence) =>
  licence
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .some((either) => either.split(" AND ").every((each) => GOOD.has(each)));

const named = ({ expression, license }) => expression ?? license.id ?? license.name;
const problems = [];
let libraries = 0;
for (const file of process.argv.slice(2)) {
  for (const { group, name, version, licenses = [] } of JSON.parse(readFileSync(file)).components) {
    if (group === "tallystick") continue;
    libraries++;
    const licences = licenses.map(named);
    if (!licences.some(isGood)) {
      problems.push(`${file}: ${[group, name, version].filter(Boolean).join(":")}: ${licences.join(", ") || "no licence"}`);
    }
  }
}
if (libraries === 0) problems.push("no library was found");
for (const problem of problems) console.error(problem);
console.log(`${libraries} libraries, ${problems.length} under no licence that goes with ours`);
process.exit(problems.length === 0 ? 0 : 1);
