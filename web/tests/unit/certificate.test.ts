import { expect, test } from "vitest";
import type { Receipt } from "../../src/api/server";
import { difference } from "../../src/features/credits/certificate";
import type { Retirement } from "../../src/features/credits/rows";
import { toBase64Url, utf8 } from "../../src/proof/bytes";

const ID = "0123456789abcdef0123456789abcdef";
const FINAL = "fedcba9876543210fedcba9876543210";
const told = {
  retirement: ID,
  owner: "o",
  asset: "C1-2024",
  project: "p",
  vintage: 2024,
  quantity: 41,
  ranges: [{ space: "TS", first: 1, last: 41 }],
};
const body = { beneficiary: "School", purpose: "Heating", message: "" };
const shown = { ...told, ...body } as Retirement;

function receipt(id: string, type: string, signed: object, event: object): Receipt {
  const payload = { v: 1, id, type: `credits.${type}`, by: "o", until: 0, body: signed };
  const events = [
    { type: `credits.${event === told ? "RetirementRequested" : type}`, body: event },
  ];
  return {
    id,
    height: 7,
    time: 0,
    position: 0,
    accepted: true,
    reason: "",
    outcome: JSON.stringify({ accepted: true, events }),
    envelope: { payload: toBase64Url(utf8(JSON.stringify(payload))), key: "", signature: "" },
    part: 0,
    proof: "",
  };
}

const request = receipt(ID, "RequestRetirement", body, told);
const final = receipt(FINAL, "RetirementFinalised", { retirement: ID }, { retirement: ID });

test("a certificate that says what was signed and decided differs in nothing", () => {
  expect(difference(shown, request, final)).toBe("");
});

test("the order of an object's fields says nothing", () => {
  const ranges = [{ last: 41, first: 1, space: "TS" }];
  expect(difference({ ...shown, ranges }, request, final)).toBe("");
});

test("whatever is shown otherwise is told", () => {
  for (const [field, value] of Object.entries({
    quantity: 42,
    asset: "C1-2023",
    beneficiary: "Somebody else",
    purpose: "Cooling",
    vintage: 2023,
  })) {
    expect(difference({ ...shown, [field]: value }, request, final)).toBe(field);
  }
  const ranges = [{ space: "TS", first: 2, last: 42 }];
  expect(difference({ ...shown, ranges }, request, final)).toBe("serial numbers");
});

test("receipts of something else are no certificate", () => {
  expect(difference({ ...shown, retirement: FINAL }, request, final)).toBe("request");
  expect(difference(shown, request, request)).toBe("ending");
  const other = receipt(FINAL, "RetirementFinalised", {}, { retirement: FINAL });
  expect(difference(shown, request, other)).toBe("ending");
});
