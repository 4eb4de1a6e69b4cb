import { type Bytes, fromBase64 } from "./bytes";
import { type Note, parseDecimal, parseNote } from "./note";

/** The proof that a log has an entry (https://c2sp.org/tlog-proof). */
export interface TlogProof {
  index: number;
  /** From the leaf's sibling to the root's child. */
  hashes: Bytes[];
  note: Note;
}

const HEADER = "c2sp.org/tlog-proof@v1";
const MAX_HASHES = 63;

export function parseProof(text: string): TlogProof {
  const blank = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(blank, 0)).split("\n");
  if (blank < 0 || lines.shift() !== HEADER) {
    throw new Error("not a proof");
  }
  if (lines[0]?.startsWith("extra ")) {
    fromBase64(lines.shift()?.slice(6) ?? "");
  }
  const index = lines.shift() ?? "";
  if (!index.startsWith("index ") || lines.length > MAX_HASHES) {
    throw new Error("a proof without an index, or with too many hashes");
  }
  const hashes = lines.map(fromBase64);
  if (hashes.some((hash) => hash.length !== 32)) {
    throw new Error("a hash has 32 bytes");
  }
  return { index: parseDecimal(index.slice(6)), hashes, note: parseNote(text.slice(blank + 2)) };
}
