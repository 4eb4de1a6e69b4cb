import { expect, test } from "vitest";
import type { OrganisationsProposalRow } from "../../../src/api/types";
import { bodyOf } from "../../../src/features/organisations/policy";
import {
  actInWords,
  peopleIn,
  policyInWords,
  standingOf,
} from "../../../src/features/organisations/words";

const ANN = "a".repeat(32);
const names = { person: (id: string) => (id === ANN ? "Ann" : "…"), decimals: () => 2 };

test("what several must agree to is a sentence", () => {
  expect(policyInWords({ scope: [], ceilings: [], approvals: 0 }, names)).toContain("acts alone");
  const policy = {
    scope: ["governance.Vote"],
    ceilings: [{ asset: "USD", amount: 10_000 }],
    approvals: 2,
  };
  expect(policyInWords(policy, names)).toBe(
    "2 owners or administrators must agree to acts to vote and taking more than 100.00 USD, and to changing members or these rules, and giving mandates.",
  );
});

test("proposed acts are said in words, and unknown ones by their names", () => {
  const say = (type: string, body: object) => actInWords(type, JSON.stringify(body), names);
  expect(say("organisations.InviteMember", { principal: ANN, role: "TRADER" })).toBe(
    "invite Ann as trader",
  );
  expect(say("accounts.Transfer", { to: ANN, asset: "USD", amount: 50_000, memo: "" })).toBe(
    "give 500.00 USD to Ann",
  );
  expect(say("market.PlaceOrder", { listing: "x" })).toBe("buy goods");
  expect(actInWords("market.CancelOrder", "no json", names)).toBe("cancel order (market)");
  expect(peopleIn(JSON.stringify({ to: ANN, counterparties: [ANN], amount: 1 }))).toEqual([
    ANN,
    ANN,
  ]);
});

test("a proposal is agreed when enough agreed, and lapses in time", () => {
  const row = { state: "OPEN", approvals: 1, expires: 100 } as OrganisationsProposalRow;
  expect(standingOf(row, 2, 50)).toBe("open");
  expect(standingOf({ ...row, approvals: 2 }, 2, 50)).toBe("agreed");
  expect(standingOf({ ...row, approvals: 2 }, 2, 100)).toBe("lapsed");
  expect(standingOf({ ...row, state: "USED" }, 2, 500)).toBe("done");
});

test("ceilings are read in the digits of their assets", () => {
  const draft = {
    approvals: 2,
    scope: [],
    ceilings: [
      { line: 0, asset: "USD", amount: "100" },
      { line: 1, asset: "USD", amount: "1.234" },
      { line: 2, asset: "", amount: "1" },
    ],
  };
  const { body, errors } = bodyOf(draft, { USD: 2 });
  expect(body.ceilings[0]).toEqual({ asset: "USD", amount: 10_000 });
  expect(Object.keys(errors).sort()).toEqual(["amount-1", "asset-1", "asset-2"]);
});

test("the rules of approval are written in the order that is agreed to", () => {
  const { body } = bodyOf({ approvals: 2, scope: [], ceilings: [] }, {});
  expect(JSON.stringify(body)).toBe('{"scope":[],"ceilings":[],"approvals":2}');
});
