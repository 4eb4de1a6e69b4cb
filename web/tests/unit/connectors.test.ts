import { describe, expect, it } from "vitest";
import { fieldsOf, linesOf, PRESETS, readable } from "../../src/features/connectors/connectors";

describe("the fields of a mapping", () => {
  it("are the same after they were written as lines", () => {
    for (const { mapping } of PRESETS) {
      expect(fieldsOf(linesOf(mapping.fields))).toEqual(mapping.fields);
    }
  });

  it("keep colons of their sources and lose what is no field", () => {
    expect(fieldsOf("place: =urn:epc:id:sgln:1\n\nnothing\n")).toEqual({
      place: "=urn:epc:id:sgln:1",
    });
  });
});

describe("a body", () => {
  it("is shown as it is when it is no JSON", () => {
    expect(readable("ISA*00*")).toBe("ISA*00*");
    expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  });
});
