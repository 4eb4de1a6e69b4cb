// A log of one's own, made with node's crypto and nothing of the code under test.
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Receipt } from "../../src/api/server";

export function sha(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(part);
  }
  return hash.digest();
}

export const leafOf = (text: string | Buffer) => sha(Buffer.from([0]), text);
const nodeOf = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right);

/** The largest power of two below n. */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) {
    power *= 2;
  }
  return power;
}

/** MTH of RFC 6962 section 2.1. */
export function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves;
  if (only && leaves.length === 1) {
    return only;
  }
  const k = split(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH of RFC 6962 section 2.1.1. */
export function pathOf(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) {
    return [];
  }
  const k = split(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

export interface Key {
  privateKey: KeyObject;
  raw: Buffer;
  id: string;
  principal: string;
}

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const id = `ed25519:${raw.toString("base64url")}`;
  return { privateKey, raw, id, principal: sha(id).toString("hex").slice(0, 32) };
}

const b64 = (bytes: Buffer) => bytes.toString("base64");

export class Log {
  readonly key = newKey();
  readonly vkey: string;
  private readonly hash: Buffer;

  constructor(readonly origin = "log.example/tally") {
    const typed = Buffer.concat([Buffer.from([1]), this.key.raw]);
    this.hash = sha(`${origin}\n`, typed).subarray(0, 4);
    this.vkey = `${origin}+${this.hash.toString("hex")}+${b64(typed)}`;
  }

  note(text: string, key = this.key): string {
    const signature = Buffer.concat([this.hash, sign(null, Buffer.from(text), key.privateKey)]);
    return `${text}\n— ${this.origin} ${b64(signature)}\n`;
  }

  /** The proof that `leaves[index]` is in the tree of all of them. */
  proof(index: number, leaves: Buffer[], extra = ""): string {
    const text = `${this.origin}\n${leaves.length}\n${b64(rootOf(leaves))}\nheight 7\n`;
    const hashes = pathOf(index, leaves).map((hash) => `${b64(hash)}\n`);
    return `c2sp.org/tlog-proof@v1\n${extra}index ${index}\n${hashes.join("")}\n${this.note(text)}`;
  }
}

/** An accepted order, as the third action of its envelope's list or as its only one. */
export function signedReceipt(
  log: Log,
  position: number,
  size: number,
  part = -1,
  meant = log.origin,
): Receipt {
  const signer = newKey();
  const id = "0123456789abcdef0123456789abcdef";
  const act = { type: "market.ConfirmOrder", body: { order: "f".repeat(32) } };
  const head = { v: 1, log: meant, id, by: signer.principal, until: 1_795_248_000_000 };
  const json = part < 0 ? { ...head, ...act } : { ...head, mode: "each", actions: [act, act, act] };
  const payload = Buffer.from(JSON.stringify(json));
  const signature = sign(null, payload, signer.privateKey);
  const named = part < 0 ? id : `${id}-${part}`;
  return receiptOf(log, signer.id, payload, signature, named, part, [position, size]);
}

/** The act of the kernel's vectors as somebody with a key of that suite signed it. */
export function receiptOfVector(log: Log, suite: string): Receipt {
  const file = readFileSync(new URL("./vectors/signatures.json", import.meta.url), "utf8");
  const vector = JSON.parse(file).find((one: { key: string }) => one.key.startsWith(suite));
  const payload = Buffer.from(vector.message, "base64url");
  const signature = Buffer.from(vector.signature, "base64url");
  const { id } = JSON.parse(payload.toString());
  return receiptOf(log, vector.key, payload, signature, id, -1, [2, 5]);
}

function receiptOf(
  log: Log,
  key: string,
  payload: Buffer,
  signature: Buffer,
  id: string,
  part: number,
  [position, size]: [number, number],
): Receipt {
  const receipt: Receipt = {
    id,
    height: 7,
    time: 1_795_247_990_000,
    position,
    accepted: true,
    reason: "",
    outcome: '{"accepted":true,"events":[]}',
    envelope: {
      payload: payload.toString("base64url"),
      key,
      signature: signature.toString("base64url"),
    },
    part: Math.max(part, 0),
    proof: "",
  };
  const leaf = `tallystick.leaf/v1\n${receipt.height} ${receipt.time}\n${receipt.id}\n${key}\n${b64(sha(payload))}\n${b64(signature)}\n${b64(sha(receipt.outcome))}\n`;
  const leaves = Array.from({ length: size }, (_, i) => leafOf(`another ${i}`));
  leaves[position] = leafOf(leaf);
  return { ...receipt, proof: log.proof(position, leaves) };
}
