// A stand-in ledger: blocks, outcomes, Merkle log. Deletable.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

export const sha = (...p) => {
  const h = createHash("sha256");
  for (const x of p) h.update(x);
  return h.digest();
};
const node = (a, b) => sha(Buffer.from([1]), a, b);
const k = (n) => {
  let p = 1;
  while (p * 2 < n) p *= 2;
  return p;
};
const root = (l) =>
  l.length === 1 ? l[0] : node(root(l.slice(0, k(l.length))), root(l.slice(k(l.length))));
const proof = (i, l) => {
  if (l.length === 1) return [];
  const m = k(l.length);
  return i < m
    ? [...proof(i, l.slice(0, m)), root(l.slice(m))]
    : [...proof(i - m, l.slice(m)), root(l.slice(0, m))];
};
export const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const seedBytes = privateKey.export({ type: "pkcs8", format: "der" }).subarray(-32);
  const id = `ed25519:${raw.toString("base64url")}`;
  return {
    privateKey,
    raw,
    id,
    principal: sha(id).toString("hex").slice(0, 32),
    seed: seedBytes.toString("base64url"),
  };
};
export const verifyKey = (id, msg, sig) => {
  const raw = Buffer.from(id.slice(8), "base64url");
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]),
    format: "der",
    type: "spki",
  });
  return verify(null, msg, key, sig);
};

export class Log {
  receipts = [];
  byId = new Map();
  leaves = [];
  blocks = [];
  height = 0;
  key = newKey();
  origin = "mock.tallystick.example/log";
  typed = Buffer.concat([Buffer.from([1]), this.key.raw]);
  keyHash = sha(`${this.origin}\n`, this.typed).subarray(0, 4);
  vkey = `${this.origin}+${this.keyHash.toString("hex")}+${this.typed.toString("base64")}`;

  block(envelope, payload, outcomes) {
    const height = ++this.height;
    const time = Date.now();
    const first = this.leaves.length;
    const made = outcomes.map((o, part) => {
      const id = payload.actions ? `${payload.id}-${part}` : payload.id;
      const outcome = JSON.stringify(
        o.accepted
          ? { accepted: true, events: o.events }
          : { accepted: false, reason: o.reason, sentence: o.sentence },
      );
      const r = {
        id,
        height,
        time,
        position: this.leaves.length,
        accepted: o.accepted,
        reason: o.reason ?? "",
        outcome,
        envelope,
        part,
        proof: "",
      };
      const b64 = (b) => b.toString("base64");
      const leaf = `tallystick.leaf/v1\n${height} ${time}\n${id}\n${envelope.key}\n${b64(sha(Buffer.from(envelope.payload, "base64url")))}\n${b64(Buffer.from(envelope.signature, "base64url"))}\n${b64(sha(outcome))}\n`;
      this.leaves.push(sha(Buffer.from([0]), leaf));
      this.receipts.push(r);
      this.byId.set(id, r);
      return r;
    });
    this.blocks.push({
      height,
      time,
      firstPosition: first,
      actions: made.length,
      accepted: made.filter((r) => r.accepted).length,
    });
    return made;
  }

  proven(r) {
    const text = `${this.origin}\n${this.leaves.length}\n${root(this.leaves).toString("base64")}\nheight ${this.height}\n`;
    const sig = Buffer.concat([this.keyHash, sign(null, Buffer.from(text), this.key.privateKey)]);
    const note = `${text}\n— ${this.origin} ${sig.toString("base64")}\n`;
    const hashes = proof(r.position, this.leaves)
      .map((h) => `${h.toString("base64")}\n`)
      .join("");
    return { ...r, proof: `c2sp.org/tlog-proof@v1\nindex ${r.position}\n${hashes}\n${note}` };
  }
}
