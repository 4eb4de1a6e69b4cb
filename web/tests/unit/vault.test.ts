import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { newKey } from "../../src/features/identity/keys";
import { all, forget, type Kept, keep } from "../../src/features/identity/vault";

const named = (name: string, since: number): Kept => ({
  principal: name,
  keyId: `ed25519:${name}`,
  privateKey: { name } as unknown as CryptoKey,
  name,
  since,
  demo: false,
});

test("whoever is kept is there again, oldest first, until forgotten", async () => {
  await keep(named("second", 2));
  await keep(named("first", 1));
  expect((await all()).map((one) => one.name)).toEqual(["first", "second"]);
  await forget("first");
  expect((await all()).map((one) => one.name)).toEqual(["second"]);
});

test("a principal is kept once", async () => {
  await keep(named("third", 3));
  await keep({ ...named("third", 3), name: "renamed" });
  const kept = (await all()).filter((one) => one.principal === "third");
  expect(kept.map((one) => one.name)).toEqual(["renamed"]);
});

test("a new key names its principal", async () => {
  expect((await newKey()).principal).toMatch(/^[0-9a-f]{32}$/);
});
