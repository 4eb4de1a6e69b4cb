import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { commitTo } from "../../../src/features/compliance/commit";
import { periodInWords, sizeInWords } from "../../../src/features/compliance/words";

test("a_period_is_told_in_its_largest_whole_unit", () => {
  expect(periodInWords(86_400_000)).toBe("a day");
  expect(periodInWords(7 * 86_400_000)).toBe("7 days");
  expect(periodInWords(3_600_000)).toBe("an hour");
  expect(periodInWords(90 * 60_000)).toBe("90 minutes");
  expect(periodInWords(61_000)).toBe("61 seconds");
});

test("a_size_is_told_in_what_people_say", () => {
  expect(sizeInWords(1)).toBe("1 KiB");
  expect(sizeInWords(5 * 1024 * 1024)).toBe("5.0 MiB");
});

test("a_commitment_is_what_the_documentation_says", async () => {
  const text = "tallystick.compliance/v1\nsalt\ncase";
  expect(await commitTo("salt", "case")).toBe(createHash("sha256").update(text).digest("hex"));
});
