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

/** The public key of someone who signs notes, or who cosigns checkpoints with the time. */
export interface VerifierKey {
  name: string;
  kind: "note" | "cosignature";
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

/** Reads `<name>+<8 hex>+<base64 of 0x01 or 0x04 and the key>`. */
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) {
    throw new Error("not a verifier key");
  }
  const typed = fromBase64(match[3]);
  if (typed.length !== 33 || (typed[0] !== 1 && typed[0] !== 4)) {
    throw new Error("the verifier key is not one of Ed25519");
  }
  const hash = (await sha256(concat(utf8(`${match[1]}\n`), typed))).slice(0, 4);
  if (toHex(hash) !== match[2]) {
    throw new Error("the verifier key's hash is not that of its key");
  }
  const kind = typed[0] === 1 ? "note" : "cosignature";
  return { name: match[1], kind, hash, publicKey: typed.slice(1) };
}

/** What claims to be of the key, by name and hash, good or bad. */
export function signaturesUnder(note: Note, key: VerifierKey): NoteSignature[] {
  return note.signatures.filter((s) => s.name === key.name && equal(s.keyHash, key.hash));
}

/** Whether the key signed. A bad signature under its name spoils the note, even beside a good one. */
export async function isSignedBy(note: Note, key: VerifierKey): Promise<boolean> {
  const own = signaturesUnder(note, key);
  for (const signature of own) {
    const good =
      key.kind === "note"
        ? await verifies(key.publicKey, utf8(note.text), signature.bytes)
        : await isCosigned(note.text, key, signature.bytes);
    if (!good) {
      return false;
    }
  }
  return own.length > 0;
}

/** A cosignature is a time and a signature over it and the text (https://c2sp.org/tlog-cosignature). */
async function isCosigned(text: string, key: VerifierKey, bytes: Bytes): Promise<boolean> {
  const time = timeOf(bytes);
  if (bytes.length !== 72 || time < 1n || time >= 1n << 63n) {
    return false;
  }
  const message = utf8(`cosignature/v1\ntime ${time}\n${text}`);
  return verifies(key.publicKey, message, bytes.slice(8));
}

function timeOf(bytes: Bytes): bigint {
  return bytes.length < 8 ? 0n : new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
}

/** When the key cosigned, in seconds since 1970: the newest time; null if it did not, or badly. */
export async function cosignedAt(note: Note, key: VerifierKey): Promise<number | null> {
  if (key.kind !== "cosignature" || !(await isSignedBy(note, key))) {
    return null;
  }
  return Math.max(...signaturesUnder(note, key).map((one) => Number(timeOf(one.bytes))));
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
