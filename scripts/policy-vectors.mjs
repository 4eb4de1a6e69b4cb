// Writes kernel/src/test/resources/policy-vectors.json: notes, cosignatures and policies that the
// Java and the TypeScript verifier must judge alike. Made with Node's crypto alone, from the text of
// https://c2sp.org/tlog-cosignature and https://c2sp.org/tlog-policy, so that neither verifier
// vouches for itself. Usage: node scripts/policy-vectors.mjs
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { writeFileSync } from "node:fs";

const ORIGIN = "tallystick.example/vectors";
const NOW = 1_800_000_000;

function person(seed, name, type) {
  const der = Buffer.from("302e020100300506032b657004220420", "hex");
  const secret = Buffer.alloc(32, seed);
  const key = createPrivateKey({ key: Buffer.concat([der, secret]), format: "der", type: "pkcs8" });
  const raw = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
  const typed = Buffer.concat([Buffer.from([type]), raw]);
  const id = createHash("sha256").update(`${name}\n`).update(typed).digest().subarray(0, 4);
  return { name, key, id, vkey: `${name}+${id.toString("hex")}+${typed.toString("base64")}` };
}

const line = (who, blob) => `— ${who.name} ${Buffer.concat([who.id, blob]).toString("base64")}\n`;
const signed = (text, who) => line(who, sign(null, Buffer.from(text), who.key));

function cosigned(text, who, time, said = time) {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const message = Buffer.from(`cosignature/v1\ntime ${said}\n${text}`);
  return line(who, Buffer.concat([stamp, sign(null, message, who.key)]));
}

const log = person(1, ORIGIN, 1);
const other = person(2, ORIGIN, 1);
const [n1, n2, n3] = [3, 4, 5].map((seed, i) => person(seed, `${ORIGIN}/n${i + 1}`, 4));
const outside = person(6, "witness.example/w", 4);
const stranger = person(7, "stranger.example", 4);

const root = createHash("sha256").update("root").digest("base64");
const text = `${ORIGIN}\n42\n${root}\nheight 7\n`;
const foreign = `other.example\n42\n${root}\n`;
const base = `${text}\n${signed(text, log)}`;

const nodes =
  `log ${log.vkey}\nwitness n1 ${n1.vkey}\nwitness n2 ${n2.vkey}\nwitness n3 ${n3.vkey}\n` +
  "group nodes 2 n1 n2 n3\n";
const majority = `${nodes}quorum nodes\n`;
const both =
  `${nodes}# an outsider as well\n\n  witness\tw ${outside.vkey}  https://witness.example/ \n` +
  "group all-of-them all nodes w\nquorum all-of-them\n";

const bent = (of) => of.slice(0, -10) + (of.at(-10) === "A" ? "B" : "A") + of.slice(-9);
const cases = [];
const judge = (name, policy, note, holds, by = []) =>
  cases.push({ name, policy, note, now: NOW, holds, cosigned: by });

const t = NOW - 5;
const c1 = cosigned(text, n1, t);
const c2 = cosigned(text, n2, t + 1);
judge("no quorum, no cosignature", `log ${log.vkey}\nquorum none\n`, base, true);
judge("a majority", majority, base + c1 + c2, true, [["n1", t], ["n2", t + 1]]);
judge("a minority", majority, base + c1, false, [["n1", t]]);
judge("one witness twice", majority, base + c1 + cosigned(text, n1, t + 2), false, [["n1", t + 2]]);
judge("a stranger does not count", majority, base + c1 + cosigned(text, stranger, t), false, [
  ["n1", t],
]);
judge("a bad cosignature spoils the note", majority, base + c1 + c2 + bent(cosigned(text, n3, t)), false);
judge("a time that was not signed", majority, base + c1 + cosigned(text, n2, t, t + 1), false);
judge("a time of zero", majority, base + c1 + cosigned(text, n2, 0), false);
judge("slightly ahead", majority, base + c1 + cosigned(text, n2, NOW + 300), true, [
  ["n1", t],
  ["n2", NOW + 300],
]);
judge("from the future", majority, base + c1 + cosigned(text, n2, NOW + 301), false, [["n1", t]]);
judge("another text", majority, base + c1 + cosigned(foreign, n2, t), false);
judge("not signed by the log", majority, `${text}\n${c1}${c2}`, false);
judge("signed by another key of that name", majority, `${text}\n${signed(text, other)}${c1}${c2}`, false);
judge("another origin", majority, `${foreign}\n${signed(foreign, log)}`, false);
judge("groups of groups", both, base + c1 + c2 + cosigned(text, outside, t), true, [
  ["n1", t],
  ["n2", t + 1],
  ["w", t],
]);
judge("a group of groups without one", both, base + c1 + c2, false, [["n1", t], ["n2", t + 1]]);
judge("any", majority.replace("nodes 2", "nodes any"), base + c2, true, [["n2", t + 1]]);
judge("all", majority.replace("nodes 2", "nodes all"), base + c1 + c2, false, [
  ["n1", t],
  ["n2", t + 1],
]);
judge("one witness as the quorum", `${nodes}quorum n2\n`, base + c2, true, [["n2", t + 1]]);
judge("several logs", `log ${person(8, "x", 1).vkey}\n${majority}`, base + c1 + c2, true, [
  ["n1", t],
  ["n2", t + 1],
]);

const broken = {
  "no quorum": nodes,
  "two quorums": `${majority}quorum none\n`,
  "an unknown quorum": `${nodes}quorum somebody\n`,
  "a quorum before its group": `quorum nodes\n${nodes}`,
  "a member that is not defined yet": `group g any n1\n${majority}`,
  "a circle": `${nodes}group a any b\ngroup b any a\nquorum a\n`,
  "a group in itself": `${nodes}group a any a\nquorum a\n`,
  "a name twice": `${nodes}witness n1 ${outside.vkey}\nquorum nodes\n`,
  "a group called like a witness": `${nodes}group n1 any nodes\nquorum n1\n`,
  "a witness called none": `witness none ${n1.vkey}\nquorum none\n`,
  "none as a member": `${nodes}group g any none\nquorum g\n`,
  "a member of two groups": `${nodes}group g any n1\nquorum nodes\n`,
  "a member twice": `witness a ${n1.vkey}\ngroup g any a a\nquorum g\n`,
  "two witnesses with one key":
    `witness a ${n1.vkey}\nwitness b ${person(3, "else", 4).vkey}\nquorum a\n`,
  "two logs with one key": `log ${log.vkey}\nlog ${person(1, "else", 1).vkey}\nquorum none\n`,
  "a threshold of zero": majority.replace("nodes 2", "nodes 0"),
  "a threshold too high": majority.replace("nodes 2", "nodes 4"),
  "a threshold with a leading zero": majority.replace("nodes 2", "nodes 02"),
  "a negative threshold": majority.replace("nodes 2", "nodes -1"),
  "a huge threshold": majority.replace("nodes 2", `nodes ${"9".repeat(40)}`),
  "a group of nobody": `${nodes}group g any\nquorum nodes\n`,
  "a log's key as a witness": `witness a ${log.vkey}\nquorum none\n`,
  "a witness's key as a log": `log ${n1.vkey}\nquorum none\n`,
  "a key whose hash is another": `log ${log.vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+")}\nquorum none\n`,
  "a carriage return": majority.replaceAll("\n", "\r\n"),
  "a control character": `#\u0007\n${majority}`,
  "an unknown word": `${majority}witnesses n1\n`,
  "a capital letter": majority.replace("quorum", "Quorum"),
  "too many words": `${majority.replace("quorum nodes", "quorum nodes n1")}`,
  "another kind of space": majority.replace("quorum nodes", "quorum\u00a0nodes"),
  nothing: "",
};

const vectors = {
  verifierKeys: [log, n1, n2, n3, outside].map((who) => who.vkey),
  cosigning: { seed: Buffer.alloc(32, 3).toString("hex"), name: n1.name, time: t, text, line: c1 },
  cases,
  broken: Object.entries(broken).map(([name, policy]) => ({ name, policy })),
};
const file = new URL("../kernel/src/test/resources/policy-vectors.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(vectors, null, 1)}\n`);
