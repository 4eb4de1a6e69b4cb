import { describe, expect, it } from "vitest";
import {
  completed,
  type Definition,
  fieldsOf,
  linesOf,
  PRESETS,
  readable,
  WEBHOOK,
} from "../../src/features/connectors/connectors";

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

describe("a draft", () => {
  const draft: Definition = {
    name: "Files",
    direction: "IN",
    format: "CSV",
    transport: {
      ...WEBHOOK,
      kind: "SFTP",
      minutes: 15,
      user: "wms",
      hostKey: "SHA256:x",
      header: "authorization",
      since: "/modified",
    },
    address: "sftp://files.example/in",
    topics: ["market.orders.x"],
    by: "x",
    partner: "ACME",
    mapping: { action: "custody.CountStock", each: "", fields: {} },
  };

  it("keeps what belongs to files, and nothing that was chosen before", () => {
    const made = completed(draft, "counted: /quantity");
    expect(made.transport).toEqual({ ...draft.transport, header: "", since: "" });
    expect([made.topics, made.partner]).toEqual([[], ""]);
    expect(made.mapping.fields).toEqual({ counted: "/quantity" });
  });

  it("has no times nor address where the others post", () => {
    const made = completed({ ...draft, transport: { ...draft.transport, kind: "WEBHOOK" } }, "");
    expect(made.transport).toEqual(WEBHOOK);
    expect(made.address).toBe("");
  });
});
