import { expect, test } from "vitest";
import { isSignedBy, parseCheckpoint, parseNote, parseVerifierKey } from "../../src/proof/note";
import { Log, newKey } from "./tree";

const log = new Log();
const text = "log.example/tally\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 7\n";

test("a note is signed by the key that signed it", async () => {
  expect(await isSignedBy(parseNote(log.note(text)), await parseVerifierKey(log.vkey))).toBe(true);
});

test("a note with one changed letter is signed by nobody", async () => {
  const bent = log.note(text).replace("height 7", "height 8");
  expect(await isSignedBy(parseNote(bent), await parseVerifierKey(log.vkey))).toBe(false);
});

test("a signature of another key under the log's name spoils the note", async () => {
  const good = log.note(text);
  const bad = log.note(text, newKey()).slice(text.length + 1);
  const key = await parseVerifierKey(log.vkey);
  expect(await isSignedBy(parseNote(good + bad), key)).toBe(false);
});

test("a witness's signature beside the log's does no harm", async () => {
  const witness = new Log("witness.example");
  const note = log.note(text) + witness.note(text).slice(text.length + 1);
  expect(await isSignedBy(parseNote(note), await parseVerifierKey(log.vkey))).toBe(true);
  expect(await isSignedBy(parseNote(note), await parseVerifierKey(witness.vkey))).toBe(true);
});

test("a verifier key whose hash is not its own is refused", async () => {
  const bent = log.vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+");
  await expect(parseVerifierKey(bent)).rejects.toThrow("hash");
  await expect(parseVerifierKey("no key")).rejects.toThrow("not a verifier key");
});

test("a checkpoint is read with its extension lines", () => {
  const head = parseCheckpoint(text);
  expect(head.origin).toBe("log.example/tally");
  expect(head.size).toBe(3);
  expect(head.extensions).toEqual(["height 7"]);
});

test("a checkpoint that is not spelled the one right way is refused", () => {
  for (const bent of [
    text.replace("\n3\n", "\n03\n"),
    text.replace("\n3\n", "\n-3\n"),
    text.replace("AAA=", "AAB="),
    text.slice(0, -1),
    "log\n1\n",
    text.replace("height 7\n", "\n"),
  ]) {
    expect(() => parseCheckpoint(bent), JSON.stringify(bent)).toThrow();
  }
});
