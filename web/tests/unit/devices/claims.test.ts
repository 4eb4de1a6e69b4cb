import { expect, test } from "vitest";
import { claimsOf, readDevices } from "../../../src/features/devices/claims";
import { objectError } from "../../../src/features/devices/json";
import {
  boundsInWords,
  NO_BOUND,
  parseValue,
  valueInWords,
} from "../../../src/features/devices/values";

const CODE = "abcdefgh12345678";

test("codes are read a line each, with a heading or without, in quotes or not", () => {
  const text = `code,label,model,group\r\n${CODE},"Door, north",TH-200,cold-rooms\n\n${CODE}9\n`;
  expect(readDevices(text)).toEqual({
    ok: true,
    devices: [
      { code: CODE, label: "Door, north", model: "TH-200", group: "cold-rooms" },
      { code: `${CODE}9`, label: "", model: "", group: "" },
    ],
  });
});

test("what is wrong is told with its line", () => {
  const error = (text: string) => {
    const read = readDevices(text);
    return read.ok ? "" : read.error;
  };
  expect(error("short")).toMatch(/^Line 1: a code has/);
  expect(error(`${CODE}\n${CODE}`)).toMatch(/^Line 2: the code is there already/);
  expect(error(`${CODE},"a`)).toMatch(/^Line 1: the quotes/);
  expect(error(`${CODE},a,b,Cold`)).toMatch(/^Line 1: a group/);
  expect(error(`${CODE},a,b,c,d`)).toMatch(/^Line 1: there are more/);
  expect(error("")).toMatch(/^Give 1 to 100/);
  const many = Array.from({ length: 101 }, (_, i) => `${CODE}${i}`).join("\n");
  expect(error(many)).toMatch(/^Give 1 to 100/);
});

test("the hash of a code is signed, and not the code", async () => {
  const [claim] = await claimsOf([{ code: "abc", label: "x", model: "", group: "" }]);
  expect(claim).toEqual({
    claim: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    label: "x",
    model: "",
    group: "",
  });
});

test("values are thousandths, and no bound is the largest amount", () => {
  expect(valueInWords(-4250)).toBe("−4.25");
  expect(valueInWords(100_000)).toBe("100");
  expect(parseValue("-4.25", 0)).toEqual({ ok: true, milli: -4250 });
  expect(parseValue("−0", 1)).toEqual({ ok: true, milli: 0 });
  expect(parseValue("", NO_BOUND)).toEqual({ ok: true, milli: NO_BOUND });
  expect(parseValue("0.0001", 0).ok).toBe(false);
  expect(boundsInWords(-NO_BOUND, 8000)).toBe("at most 8");
  expect(boundsInWords(-1000, NO_BOUND)).toBe("at least −1");
  expect(boundsInWords(2000, 8000)).toBe("2 to 8");
});

test("only an object can be wanted of a device", () => {
  expect(objectError('{"a":1}')).toBe("");
  expect(objectError("[]")).toMatch(/object/);
  expect(objectError("null")).toMatch(/object/);
  expect(objectError("{")).toMatch(/no JSON/);
});
