import { describe, expect, it } from "vitest";
import {
  carbonInWords,
  creditsFor,
  inAll,
  perPiece,
  wayInWords,
} from "../../../src/features/emissions/carbon";

const TOTAL = {
  thing: "01/09506000020051/21/R31-001",
  wtw: 2_000_000,
  inbound: 500_000,
  footprint: "f",
  perUnit: 1_310_000,
  unit: "PIECE",
  unitThousandths: 1_000,
};

describe("emissions in words", () => {
  it("have three digits and the unit that fits", () => {
    expect(carbonInWords(0)).toBe("0 kg");
    expect(carbonInWords(999)).toBe("999 mg");
    expect(carbonInWords(488_000)).toBe("488 g");
    expect(carbonInWords(18_765_432)).toBe("18.8 kg");
    expect(carbonInWords(1_234_000_000)).toBe("1.23 t");
    expect(carbonInWords(-5_000)).toBe("−5 g");
  });

  it("have ways in metres and kilometres", () => {
    expect(wayInWords(398)).toBe("398 m");
    expect(wayInWords(1_400)).toBe("1.4 km");
    expect(wayInWords(1_070_000)).toBe("1,070 km");
  });
});

describe("compensation", () => {
  it("takes whole tonnes, rounded up", () => {
    expect(creditsFor(1)).toBe(1);
    expect(creditsFor(1_000_000_000)).toBe(1);
    expect(creditsFor(1_000_000_001)).toBe(2);
  });
});

describe("what something emitted in all", () => {
  it("is its way and the footprint of the piece, which has the way of its inputs", () => {
    expect(inAll(TOTAL)).toEqual({ milligrams: 3_310_000, made: 1_310_000 });
  });

  it("is its way and that of its inputs where there is no footprint of a piece", () => {
    expect(inAll({ ...TOTAL, footprint: "" })).toEqual({ milligrams: 2_500_000, made: null });
    expect(inAll({ ...TOTAL, unit: "KILOGRAM" })).toEqual({ milligrams: 2_500_000, made: null });
  });

  it("of a lot counts no pieces", () => {
    const lot = { ...TOTAL, thing: "01/09506000020020/10/J118" };
    expect(inAll(lot)).toEqual({ milligrams: 2_500_000, made: null });
    expect(perPiece(lot)).toBe(1_310_000);
    expect(perPiece({ ...lot, unitThousandths: 2_000 })).toBe(655_000);
  });
});
