import { type Bytes, concat, equal, sha256 } from "./bytes";

/** One step from a node to its parent. */
export interface Rung {
  /** On which side the sibling stands. */
  side: "left" | "right";
  sibling: Bytes;
  /** The parent's hash, as computed here. */
  parent: Bytes;
}

const LEAF = new Uint8Array([0]);
const HASH_BYTES = 32;
const NODE = new Uint8Array([1]);

/** The hash of a leaf (RFC 6962 section 2.1). */
export function leafHash(data: Bytes): Promise<Bytes> {
  return sha256(concat(LEAF, data));
}

function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(concat(NODE, left, right));
}

/**
 * The path from a leaf to the root that the proof leads to, or null when no tree of that size has
 * a proof of that length at that index (RFC 9162 section 2.1.3.2). Sizes stay below 2^53, so that
 * plain numbers do, with division in the place of shifts.
 */
export async function climb(
  index: number,
  size: number,
  leaf: Bytes,
  proof: Bytes[],
): Promise<Rung[] | null> {
  const isCounted = Number.isSafeInteger(index) && Number.isSafeInteger(size);
  if (!isCounted || index < 0 || index >= size || leaf.length !== HASH_BYTES) {
    return null;
  }
  let node = index;
  let last = size - 1;
  let hash = leaf;
  const path: Rung[] = [];
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== HASH_BYTES) {
      return null;
    }
    const right = node % 2 === 1 || node === last;
    hash = right ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    path.push({ side: right ? "left" : "right", sibling, parent: hash });
    // A right-most node without a sibling is its own parent, up to where it is a right child.
    while (right && node % 2 === 0 && node > 0) {
      node /= 2;
      last = Math.floor(last / 2);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? path : null;
}

/** Whether the leaf with this hash stands at the index of the tree with this root. */
export async function includes(
  index: number,
  size: number,
  leaf: Bytes,
  proof: Bytes[],
  root: Bytes,
): Promise<boolean> {
  const path = await climb(index, size, leaf, proof);
  return path !== null && equal(path.at(-1)?.parent ?? leaf, root);
}
