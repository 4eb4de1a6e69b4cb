import { type Bytes, concat, equal, fromBase64, sha256, toHex, utf8 } from "./bytes";
import { verifies } from "./ed25519";

/** A text with signatures (https://c2sp.org/signed-note); worth nothing before `isSignedBy`. */
export interface Note {
  text: string;
  signatures: NoteSignature[];
}

export interface NoteSignature {
  name: string;
  keyHash: Bytes;
  bytes: Bytes;
}

/** The public key of someone who signs notes. */
export interface VerifierKey {
  name: string;
  hash: Bytes;
  publicKey: Bytes;
}

/** The head of a log at a size (https://c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
  extensions: string[];
}

const MAX_CHARACTERS = 1_000_000;
const MAX_SIGNATURES = 100;
const MAX_EXTENSIONS = 16;

export function parseNote(text: string): Note {
  const split = text.lastIndexOf("\n\n");
  if (text.length > MAX_CHARACTERS || split < 0 || !text.endsWith("\n")) {
    throw new Error("not a signed note");
  }
  const lines = text.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) {
    throw new Error("a note has at most 100 signatures");
  }
  return { text: text.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const space = line.lastIndexOf(" ");
  if (!line.startsWith("— ") || space < 3) {
    throw new Error("not a signature line");
  }
  const both = fromBase64(line.slice(space + 1));
  if (both.length <= 4) {
    throw new Error("a signature is missing");
  }
  return { name: line.slice(2, space), keyHash: both.slice(0, 4), bytes: both.slice(4) };
}

/** Reads `<name>+<8 hex>+<base64 of 0x01 and the key>`. */
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) {
    throw new Error("not a verifier key");
  }
  const typed = fromBase64(match[3]);
  if (typed.length !== 33 || typed[0] !== 1) {
    throw new Error("the verifier key is not one of Ed25519");
  }
  const hash = (await sha256(concat(utf8(`${match[1]}\n`), typed))).slice(0, 4);
  if (toHex(hash) !== match[2]) {
    throw new Error("the verifier key's hash is not that of its key");
  }
  return { name: match[1], hash, publicKey: typed.slice(1) };
}

/** Whether the key signed. A bad signature under its name spoils the note, even beside a good one. */
export async function isSignedBy(note: Note, key: VerifierKey): Promise<boolean> {
  const own = note.signatures.filter((s) => s.name === key.name && equal(s.keyHash, key.hash));
  const message = utf8(note.text);
  for (const signature of own) {
    if (!(await verifies(key.publicKey, message, signature.bytes))) {
      return false;
    }
  }
  return own.length > 0;
}

export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  const [origin = "", size = "", root = "", ...rest] = lines;
  if (rest.pop() !== "" || rest.length > MAX_EXTENSIONS || rest.includes("") || !origin) {
    throw new Error("not a checkpoint");
  }
  const hash = fromBase64(root);
  if (hash.length !== 32) {
    throw new Error("a root has 32 bytes");
  }
  return { origin, size: parseDecimal(size), root: hash, extensions: rest };
}

/** A number from 0 to 2^53 - 1 without leading zeros. */
export function parseDecimal(text: string): number {
  const number = Number(text);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(number)) {
    throw new Error("not a whole number");
  }
  return number;
}
