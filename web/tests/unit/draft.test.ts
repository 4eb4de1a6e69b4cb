import { expect, test } from "vitest";
import { bodyOf, newDraft, newVariant } from "../../src/features/market/draft";
import { sourceOf } from "../../src/features/market/Picture";
import { meanOf } from "../../src/features/market/Stars";
import { inWords } from "../../src/features/market/terms";
import { remaining } from "../../src/ui/Time";

const typed = { ...newVariant(), price: "12.50", quantity: "3" };

test("a draft becomes the action's body, with every field", () => {
  const draft = { ...newDraft(), title: " Mug ", variants: [typed] };
  expect(bodyOf(draft, "USD", 2).body).toEqual({
    title: "Mug",
    text: "",
    category: "",
    asset: "USD",
    pictures: [],
    variants: [{ name: "", sku: "", price: 1250, quantity: 3 }],
    shipHours: 72,
    confirmHours: 336,
  });
});

test("mistakes are told by the place of their field", () => {
  const draft = {
    ...newDraft(),
    variants: [
      { ...typed, price: "1,2" },
      { ...typed, quantity: "-" },
    ],
  };
  const { body, errors } = bodyOf(draft, "USD", 2);
  expect(body).toBe(null);
  expect(Object.keys(errors).sort()).toEqual([
    "title",
    "variants/0/name",
    "variants/0/price",
    "variants/1/name",
    "variants/1/quantity",
  ]);
});

test("a picture is a file of the venue or an https address, and nothing else", () => {
  expect(sourceOf(`sha256:${"a".repeat(64)}`)).toBe(`/v1/files/${"a".repeat(64)}`);
  expect(sourceOf("https://shop.example/a.png")).toBe("https://shop.example/a.png");
  for (const bad of [
    "javascript:alert(1)",
    "http://a.example",
    "data:image/png,",
    "sha256:../x",
    undefined,
  ]) {
    expect(sourceOf(bad)).toBe(null);
  }
});

test("a mean of stars has one digit", () => {
  expect(meanOf(9, 2)).toBe("4.5");
  expect(meanOf(14, 3)).toBe("4.7");
  expect(meanOf(5, 1)).toBe("5.0");
});

test("times are said in their largest parts", () => {
  expect(inWords(72)).toBe("3 days");
  expect(inWords(30)).toBe("30 hours");
  expect(remaining(-1)).toBe("time is over");
  expect(remaining(90 * 60_000)).toBe("1 h left");
  expect(remaining(72 * 3_600_000)).toBe("3 days left");
});
