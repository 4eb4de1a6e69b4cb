import { expect, test } from "vitest";
import {
  checkDigit,
  isThing,
  labelAddress,
  readKey,
  traceAddress,
} from "../../../src/features/custody/keys";

function key(text: string): string {
  const read = readKey(text);
  return read.ok ? read.key : `no: ${read.error}`;
}

test("digital links of any host are read, with digits or words, and what leads to them", () => {
  const item = "01/09506000134352/21/7";
  expect(key("https://id.gs1.org/01/09506000134352/21/7")).toBe(item);
  expect(key("https://shop.example/de/brot/gtin/9506000134352/lot/A1/ser/7?17=271231")).toBe(item);
  expect(key(item)).toBe(item);
  expect(key(" /01/09506000134352/10/A1/ ")).toBe("01/09506000134352/10/A1");
  expect(key("https://example.com/414/9506000134369/254/0")).toBe("414/9506000134369");
  expect(key("https://example.com/01/09506000134352/21/a%2Fb")).toBe("01/09506000134352/21/a%2Fb");
});

test("bare numbers are products and logistic units, and URNs what they name", () => {
  expect(key("9506000134352")).toBe("01/09506000134352");
  const sscc = `35060001343521000${checkDigit("35060001343521000")}`;
  expect(key(sscc)).toBe(`00/${sscc}`);
  expect(key("urn:epc:id:sgtin:9506000.013435.7")).toBe("01/09506000134352/21/7");
  expect(key("urn:epc:class:lgtin:9506000.013435.A1")).toBe("01/09506000134352/10/A1");
});

test("a wrong check digit is told, with the right one", () => {
  expect(key("01/09506000134353")).toMatch(/check digit is wrong.* ends in 2/);
  expect(key("urn:epc:id:sgtin:9506000.0134.7")).toMatch(/13 digits together/);
});

test("other addresses are their own key, and words are none", () => {
  expect(key("urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427")).toMatch(/^urn:uuid:/);
  expect(key("https://example.com/01/abc%zz")).toBe("https://example.com/01/abc%zz");
  expect(key("my bread")).toMatch(/^no: Write a GS1/);
  expect(key("bread")).toMatch(/^no: This is neither/);
  expect(key("https://example.com/constructor/9506000134352")).toMatch(/^https:/);
});

test("a key with signs of its own is in the query of its page", () => {
  expect(traceAddress("01/09506000134352/21/7")).toBe("/trace/01/09506000134352/21/7");
  expect(traceAddress("urn:uuid:1")).toBe("/trace?key=urn%3Auuid%3A1");
  expect(labelAddress("01/09506000134352/21/7")).toBe("/01/09506000134352/21/7");
  expect(labelAddress("urn:uuid:1")).toBe("/trace?key=urn%3Auuid%3A1");
  expect(traceAddress("01/09506000134352/21/a%2Fb")).toBe(
    "/trace?key=01%2F09506000134352%2F21%2Fa%252Fb",
  );
});

test("products, lots and places are no things", () => {
  expect(isThing("01/09506000134352/21/7")).toBe(true);
  expect(isThing("00/350600013435210000")).toBe(true);
  expect(isThing("01/09506000134352/10/A1")).toBe(false);
  expect(isThing("414/9506000134369")).toBe(false);
});
