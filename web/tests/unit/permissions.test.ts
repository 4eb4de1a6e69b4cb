import { expect, test } from "vitest";
import {
  byRoom,
  type Declared,
  found,
  inWords,
  namesObject,
  question,
  rolesOf,
} from "../../src/features/permissions/declared";

const SHIP: Declared = {
  kind: "ACTION",
  room: "market",
  name: "market.ShipOrder",
  may: "the seller of the order",
  roles: ["seller"],
  about: "order",
};
const ISSUE: Declared = {
  kind: "ACTION",
  room: "accounts",
  name: "accounts.Issue",
  may: "the office of operator",
  roles: ["operator"],
  about: "room",
};
const ORDERS: Declared = {
  kind: "QUERY",
  room: "market",
  name: "market/orders",
  may: "anyone",
  roles: ["anyone"],
  about: "query",
};
const ALL = [SHIP, ISSUE, ORDERS];
const ANN = "a".repeat(32);

test("what is looked for is found by words, role and kind together", () => {
  expect(found(ALL, { words: "order", role: "", kind: "" })).toEqual([SHIP, ORDERS]);
  expect(found(ALL, { words: "", role: "operator", kind: "" })).toEqual([ISSUE]);
  expect(found(ALL, { words: "order", role: "", kind: "QUERY" })).toEqual([ORDERS]);
  expect(found(ALL, { words: "SELLER", role: "", kind: "" })).toEqual([SHIP]);
});

test("rooms keep their order and roles have that of the alphabet", () => {
  expect(byRoom(ALL).map(([room]) => room)).toEqual(["market", "accounts"]);
  expect(rolesOf(ALL)).toEqual(["anyone", "operator", "seller"]);
});

test("a question names the object, the room, or what is read", () => {
  expect(namesObject(SHIP)).toBe(true);
  expect(question(SHIP, ANN, " o1 ").resource).toEqual({ type: "order", id: "o1" });
  expect(question(ISSUE, ANN, "").resource).toEqual({ type: "room", id: "accounts" });
  expect(question(ORDERS, ANN, "")).toEqual({
    subject: { type: "principal", id: ANN },
    action: { name: "read" },
    resource: { type: "query", id: "market/orders" },
  });
});

test("an answer is a sentence", () => {
  const no = { decision: false, context: { reason: "not-permitted", may: "the seller" } };
  expect(inWords(no)).toBe("No: this is for the seller.");
  expect(inWords({ decision: true, context: { reason: "permitted" } })).toBe("Yes: permitted.");
  expect(inWords({ decision: false, context: { reason: "subject-unknown" } })).toContain(
    "principal",
  );
  expect(inWords({ decision: false, context: { reason: "action-unknown" } })).toContain("nothing");
});
