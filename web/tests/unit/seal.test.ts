import { expect, test } from "vitest";
import { newSalt, sealOf } from "../../src/features/market/seal";
import { sha } from "./tree";

const review = {
  order: "a".repeat(32),
  author: "b".repeat(32),
  stars: 4,
  text: "Schön.\nDanke ✓",
  salt: "c".repeat(32),
};

test("the seal is the hash of the review's text, without a last newline", async () => {
  const text = `tallystick.review/v1\n${review.order}\n${review.author}\n4\n${review.salt}\nSchön.\nDanke ✓`;
  expect(await sealOf(review)).toBe(sha(text).toString("hex"));
});

test("another star, letter or salt makes another seal", async () => {
  const seals = await Promise.all(
    [review, { ...review, stars: 5 }, { ...review, text: "" }, { ...review, salt: newSalt() }].map(
      sealOf,
    ),
  );
  expect(new Set(seals).size).toBe(4);
});

test("a salt is 128 random bits in hex", () => {
  expect(newSalt()).toMatch(/^[0-9a-f]{32}$/);
  expect(newSalt()).not.toBe(newSalt());
});
