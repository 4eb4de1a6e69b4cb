import { expect, test } from "vitest";
import type { IdentityRecoveryRow } from "../../../src/api/types";
import { deedsOf, guardiansInWords, stepsOf } from "../../../src/features/keys/recovery";

const [ANN, BEN, CAS] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];

const OPEN: IdentityRecoveryRow = {
  recovery: "01",
  principal: "d".repeat(32),
  key: `ed25519:${"A".repeat(43)}`,
  proposer: ANN,
  approvals: 1,
  approvedBy: [ANN],
  quorum: 2,
  due: 0,
  state: "OPEN",
  since: 100,
  closed: 0,
  closedCursor: 0,
  closedBy: "",
  action: "01",
  cursor: 1,
};

const AGREED = { ...OPEN, approvals: 2, approvedBy: [ANN, BEN], due: 1000 };

const done = (row: IdentityRecoveryRow, now: number) => stepsOf(row, now).map((one) => one.done);

test("a recovery goes from a proposal over agreement and delay to the new key", () => {
  expect(done(OPEN, 200)).toEqual([true, false, false, false]);
  expect(done(AGREED, 200)).toEqual([true, true, false, false]);
  expect(stepsOf(AGREED, 200)[2]?.at).toBe(1000);
  expect(done(AGREED, 1000)).toEqual([true, true, true, false]);
  const completed = { ...AGREED, state: "COMPLETED", closed: 1005, closedBy: "09" };
  expect(done(completed, 2000)).toEqual([true, true, true, true]);
  expect(stepsOf(completed, 2000)[3]?.action).toBe("09");
});

test("a cancelled recovery ends where it was", () => {
  const steps = stepsOf({ ...AGREED, state: "CANCELLED", closed: 300, closedBy: "09" }, 2000);
  expect(steps.map((one) => one.what).at(-1)).toBe("It was cancelled");
  expect(steps).toHaveLength(3);
});

test("a guardian agrees once, takes back what they proposed, and finishes it in time", () => {
  expect(deedsOf(OPEN, BEN, 200)).toEqual(["approve"]);
  expect(deedsOf(OPEN, ANN, 200)).toEqual(["cancel"]);
  expect(deedsOf(AGREED, BEN, 200)).toEqual(["wait"]);
  expect(deedsOf(AGREED, CAS, 200)).toEqual(["approve"]);
  expect(deedsOf(AGREED, CAS, 1000)).toEqual(["complete"]);
  expect(deedsOf(AGREED, ANN, 1000)).toEqual(["complete", "cancel"]);
});

test("who can help is a sentence", () => {
  const row = {
    principal: "",
    quorum: 2,
    delayMillis: 259_200_000,
    since: 0,
    action: "",
    cursor: 0,
  };
  expect(guardiansInWords({ ...row, guardians: [ANN, BEN, CAS] })).toBe(
    "Any 2 of 3 guardians can give you a new key, 3 d after they agreed.",
  );
});
