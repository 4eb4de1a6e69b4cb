import { expect, test } from "vitest";
import { linkOf } from "../../../src/features/custody/elements";
import { readKey } from "../../../src/features/custody/keys";

const key = (text: string) => {
  const read = readKey(linkOf(text) ?? text);
  return read.ok ? read.key : read.error;
};

test("an element string is read with brackets and without, whatever else it says", () => {
  expect(key("(01)09506000134352(17)270101(10)AB-1")).toBe("01/09506000134352/10/AB-1");
  expect(key("]d20109506000134352172701011\u001d10AB-1")).toContain("neither");
  expect(key("]d201095060001343521727010110AB-1")).toBe("01/09506000134352/10/AB-1");
  expect(key("\u001d010950600013435221S 7\u001d10AB")).toBe("01/09506000134352/21/S%207");
  expect(key("]C100395060000000000016")).toBe("00/395060000000000016");
});

test("a wrong check digit in a code is told as anywhere", () => {
  expect(key("(01)09506000134353")).toContain("check digit");
});

test("what is no element string stays what it is", () => {
  expect(linkOf("https://example.org/01/09506000134352")).toBeNull();
  expect(linkOf("4006381333931")).toBeNull();
  expect(linkOf("0109506000134")).toBeNull();
  expect(linkOf("4012345678901")).toBeNull();
  expect(linkOf("")).toBeNull();
  expect(key("4006381333931")).toBe("01/04006381333931");
});
