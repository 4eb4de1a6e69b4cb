import { expect, test } from "vitest";
import { fromBase64, toBase64, utf8 } from "../../src/proof/bytes";
import { climb, includes, leafHash } from "../../src/proof/merkle";
import { leafOf, pathOf, rootOf } from "./tree";

const bytes = (buffer: Buffer) => fromBase64(buffer.toString("base64"));
const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafOf(`leaf ${i}`));
const of = (index: number, leaves: Buffer[]) => ({
  leaf: bytes(leaves[index] as Buffer),
  proof: pathOf(index, leaves).map(bytes),
  root: bytes(rootOf(leaves)),
});

test("a leaf is hashed as RFC 6962 says", async () => {
  expect(toBase64(await leafHash(utf8("leaf 3")))).toBe(leafOf("leaf 3").toString("base64"));
});

test("every leaf of every tree up to 33 leaves is proven", async () => {
  for (let size = 1; size <= 33; size++) {
    const leaves = leavesOf(size);
    for (let index = 0; index < size; index++) {
      const { leaf, proof, root } = of(index, leaves);
      expect(await includes(index, size, leaf, proof, root), `${index} of ${size}`).toBe(true);
    }
  }
});

test("a proof proves nothing at another index or for another size", async () => {
  const { leaf, proof, root } = of(9, leavesOf(13));
  for (const [index, size] of [
    [8, 13],
    [9, 8],
    [13, 13],
    [-1, 13],
    [9, 2 ** 53],
  ] as const) {
    expect(await includes(index, size, leaf, proof, root), `${index} of ${size}`).toBe(false);
  }
});

test("a proof that is too short, too long or has a changed bit is refused", async () => {
  const { leaf, proof, root } = of(4, leavesOf(11));
  const bent = proof.map((hash, i) => (i === 1 ? hash.map((b, at) => (at ? b : b ^ 1)) : hash));
  expect(await includes(4, 11, leaf, proof.slice(1), root)).toBe(false);
  expect(await includes(4, 11, leaf, [...proof, root], root)).toBe(false);
  expect(await includes(4, 11, leaf, bent as typeof proof, root)).toBe(false);
  expect(await includes(4, 11, leaf, [...proof.slice(0, -1), utf8("short")], root)).toBe(false);
});

test("an empty leaf is in no tree, not even under an empty root", async () => {
  expect(await includes(0, 1, utf8(""), [], utf8(""))).toBe(false);
});

test("the climb names the side of every sibling", async () => {
  const { leaf, proof } = of(2, leavesOf(4));
  const path = await climb(2, 4, leaf, proof);
  expect(path?.map((rung) => rung.side)).toEqual(["right", "left"]);
});
