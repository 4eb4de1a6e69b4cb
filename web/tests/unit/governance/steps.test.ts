import { expect, test } from "vitest";
import { stepsOf } from "../../../src/features/governance/steps";
import { titleOf } from "../../../src/features/governance/words";

const ONE = {
  proposal: "p",
  opens: 1,
  closes: 100,
  closed: 0,
  closedBy: "",
  executableAt: 0,
  ended: 0,
  endedBy: "",
  note: "",
};

const words = (part: Partial<typeof ONE> & { stage: string }) =>
  stepsOf({ ...ONE, ...part }).map(({ what, done }) => `${done ? "" : "to come: "}${what}`);

test("an open vote ends some time, and what passed waits", () => {
  expect(words({ stage: "OPEN" })).toEqual([
    "Proposed; votes are taken",
    "to come: Voting ends, sooner if it is decided before",
  ]);
  expect(words({ stage: "PASSED", closed: 5, closedBy: "v", executableAt: 9 })).toEqual([
    "Proposed; votes are taken",
    "Passed",
    "to come: Takes effect by itself, unless a guardian stops it",
  ]);
});

test("what ended says how, with the action that ended it", () => {
  const closed = { closed: 5, closedBy: "v" };
  expect(words({ stage: "DEFEATED", ...closed }).at(-1)).toBe("Defeated");
  expect(words({ stage: "CANCELLED", ended: 3 })).toEqual([
    "Proposed; votes are taken",
    "Cancelled",
  ]);
  const done = stepsOf({ ...ONE, ...closed, stage: "DONE", ended: 9, endedBy: "e" });
  expect(done.map((step) => step.action)).toEqual(["p", "v", "e"]);
});

test("a title says what would be done", () => {
  const role = { kind: "ROLE", subject: `GUARDIAN/${"ab".repeat(16)}`, value: 0 };
  expect(titleOf(role, { person: "Wren" })).toBe("Take the role of guardian from Wren");
  expect(titleOf({ ...role, value: 1 })).toBe("Make abababab… a guardian");
  expect(titleOf({ kind: "HALT", subject: "", value: 1 })).toBe("Halt the whole exchange");
  expect(titleOf({ kind: "HALT", subject: "A-B", value: 0 })).toBe("Let A-B trade again");
  const fee = { kind: "PARAMETER", subject: "exchange.taker-fee", value: 20 };
  expect(titleOf(fee, { unit: "BASIS_POINTS" })).toBe("Set exchange.taker-fee to 0.20 %");
});
