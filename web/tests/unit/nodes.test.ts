import { expect, test } from "vitest";
import type { LedgerNode } from "../../src/api/server";
import { bytes, disagree, judged, span, stateOf } from "../../src/features/log/nodes";

const node = (id: string, change: Partial<LedgerNode> = {}): LedgerNode => ({
  id,
  reachable: true,
  leads: id === "n1",
  term: 1,
  height: 10,
  behind: 0,
  stateRoot: "aa",
  snapshotIndex: 0,
  replay: 10,
  checkpointHeight: 10,
  checkpointAgeMillis: 100,
  diskFreeBytes: 1,
  waiting: 0,
  room: 100,
  clockSkewMillis: 0,
  version: "0.1.0",
  stopped: "",
  ...change,
});
const down = { reachable: false, leads: false, height: 0, stateRoot: "" };

test("a whole group is well and says what it survives", () => {
  expect(judged([node("n1"), node("n2"), node("n3")])).toEqual({
    well: true,
    says: "n1 leads. All 3 nodes serve; the ledger survives the loss of 1.",
  });
  expect(judged([node("n1")]).well).toBe(true);
});

test("a group that lost one serves on, and survives no further loss", () => {
  expect(judged([node("n1"), node("n2"), node("n3", down)])).toEqual({
    well: false,
    says: "n1 leads. 2 of 3 serve; the ledger survives no further loss.",
  });
});

test("without a majority nothing is decided, without a leader one is being elected", () => {
  expect(judged([node("n1"), node("n2", down), node("n3", down)]).says).toMatch(/^Only 1 of 3/);
  const leaderless = [node("n1", down), node("n2"), node("n3")];
  expect(judged(leaderless).says).toBe("A leader is being elected.");
  expect(stateOf(node("n2", { stopped: "a bug" }))).toBe("stopped");
});

test("two states of one block are told before all else", () => {
  const bent = [node("n1"), node("n2", { stateRoot: "bb" }), node("n3", { height: 9 })];
  expect(disagree(bent)).toBe(true);
  expect(judged(bent).says).toMatch(/different states/);
  expect(disagree([node("n1"), node("n2", { height: 9, stateRoot: "bb" })])).toBe(false);
});

test("spans and sizes are read at a glance", () => {
  expect([span(250), span(-250), span(3_000), span(600_000)]).toEqual([
    "250 ms",
    "-250 ms",
    "3 s",
    "10 min",
  ]);
  expect([bytes(2 ** 30), bytes(50 * 2 ** 30)]).toEqual(["1024 MiB", "50 GiB"]);
});
