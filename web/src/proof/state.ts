import { type Bytes, equal, fromBase64, fromUtf8, sha256, utf8 } from "./bytes";
import { type Checkpoint, parseCheckpoint, parseDecimal, parseNote } from "./note";
import { type Cosigned, judge, parsePolicy } from "./policy";

/** A row of the state as it was, or null where there was none. */
export interface ProvenRow {
  table: string;
  key: string;
  json: string | null;
}

/** What a file of proofs proves, all at one block. */
export interface ProvenState {
  origin: string;
  height: number;
  cosigned: Cosigned[];
  rows: ProvenRow[];
}

interface StateProof extends ProvenRow {
  /** Hashes of name and JSON of the row that stands where this one would. */
  other: [Bytes, Bytes] | null;
  before: Bytes;
  siblings: Bytes[];
}

const HEADER = "tallystick.state-proof/v1";
const HASH_BYTES = 32;
const MAX_ROWS = 500;
const MAX_SIBLINGS = 256;
const LEAF = new Uint8Array([0]);
const INNER = new Uint8Array([1]);

/**
 * Checks a file of proofs of state (`checkpoint` and `proofs`) against nothing but the given
 * policy. Throws, with the reason, when it does not hold.
 */
export async function verifyState(
  text: string,
  policyText: string,
  now = Date.now() / 1000,
): Promise<ProvenState> {
  const { checkpoint, proofs } = parseFile(text);
  const policy = await parsePolicy(policyText);
  const note = parseNote(checkpoint);
  const judged = await judge(policy, note, now);
  demand(judged.signer !== "", "the checkpoint is not signed by the pinned key");
  const head = parseCheckpoint(note.text);
  demand(head.origin === judged.signer, `the checkpoint is of ${head.origin}`);
  demand(judged.bad === "", `the cosignature of ${judged.bad} is not by its key`);
  demand(judged.quorum, `the policy's quorum ${policy.quorum} is not reached`);
  const root = fromBase64(line(head, "state "));
  const rows: ProvenRow[] = [];
  for (const proof of proofs.map(parseStateProof)) {
    demand(
      equal(await rootOf(proof), root),
      `the state that was signed does not have ${proof.table}/${proof.key} like this`,
    );
    rows.push({ table: proof.table, key: proof.key, json: proof.json });
  }
  const height = parseDecimal(line(head, "height "));
  return { origin: head.origin, height, cosigned: judged.cosigned, rows };
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new Error(otherwise);
  }
}

function parseFile(text: string): { checkpoint: string; proofs: string[] } {
  let file: { checkpoint?: unknown; proofs?: unknown } | null;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("this is not a proof of state");
  }
  const { checkpoint, proofs } = file ?? {};
  if (typeof checkpoint !== "string" || !Array.isArray(proofs) || proofs.length > MAX_ROWS) {
    throw new Error("this is not a proof of state");
  }
  return { checkpoint, proofs: proofs.map(String) };
}

/** The one extension line that begins like this, without its beginning. */
function line(head: Checkpoint, start: string): string {
  const [found, ...more] = head.extensions.filter((one) => one.startsWith(start));
  if (found === undefined || more.length > 0) {
    throw new Error(`the checkpoint has no single line '${start.trim()}'`);
  }
  return found.slice(start.length);
}

export function parseStateProof(text: string): StateProof {
  const lines = text.split("\n");
  const [header, row = "", value = "", before = "", ...rest] = lines;
  demand(
    header === HEADER && row.startsWith("row ") && before.startsWith("before "),
    "not a proof of state",
  );
  demand(rest.pop() === "" && rest.length <= MAX_SIBLINGS, "not a proof of state");
  const slash = row.indexOf("/");
  demand(slash > 4 && slash < row.length - 1, "a proof names a row");
  const siblings = rest.map(hash);
  const proof = { table: row.slice(4, slash), key: row.slice(slash + 1), siblings };
  return { ...proof, ...parseValue(value), before: hash(before.slice("before ".length)) };
}

function parseValue(value: string): Pick<StateProof, "json" | "other"> {
  if (value.startsWith("json ")) {
    return { json: fromUtf8(fromBase64(value.slice("json ".length))), other: null };
  }
  if (value === "none") {
    return { json: null, other: null };
  }
  const [word, name = "", json = "", ...more] = value.split(" ");
  demand(word === "other" && more.length === 0, "not a proof of state");
  return { json: null, other: [hash(name), hash(json)] };
}

function hash(text: string): Bytes {
  const bytes = fromBase64(text);
  demand(bytes.length === HASH_BYTES, "a hash has 32 bytes");
  return bytes;
}

/** The state root that a proof leads to. */
async function rootOf({ table, key, json, other, before, siblings }: StateProof): Promise<Bytes> {
  const name = await sha256(utf8(`${table}/${key}`));
  let at: Bytes = new Uint8Array(HASH_BYTES);
  if (json !== null) {
    at = await sha256(LEAF, name, await sha256(utf8(json)));
  } else if (other) {
    const leadsHere = siblings.every((_, depth) => bit(other[0], depth) === bit(name, depth));
    demand(leadsHere && !equal(other[0], name), "another row does not stand there");
    at = await sha256(LEAF, other[0], other[1]);
  }
  for (const [i, sibling] of siblings.entries()) {
    const right = bit(name, siblings.length - 1 - i) === 1;
    at = await sha256(INNER, ...(right ? [sibling, at] : [at, sibling]));
  }
  return sha256(before, at);
}

/** The bit that decides at a depth, the most significant first. */
function bit(name: Bytes, depth: number): number {
  return ((name[depth >> 3] ?? 0) >> (7 - (depth & 7))) & 1;
}
