import { expect, test } from "vitest";
import { newKey } from "../../../src/features/identity/keys";
import { codeOf, faultOf, parseCode, proofBy } from "../../../src/features/keys/code";
import { fromBase64Url, utf8 } from "../../../src/proof/bytes";
import { verifies } from "../../../src/proof/signature";

const SOMEBODY = "ab".repeat(16);

async function made() {
  const { keyId, privateKey } = await newKey();
  const proof = await proofBy({ principal: SOMEBODY, keyId, privateKey }, SOMEBODY);
  return { principal: SOMEBODY, key: keyId, proof };
}

test("a code carries a key and a proof that the venue takes", async () => {
  const code = await made();
  expect(parseCode(codeOf(code))).toEqual(code);
  const message = utf8(`tallystick.key/v1\n${SOMEBODY}\n`);
  expect(await verifies(code.key, message, fromBase64Url(code.proof))).toBe(true);
  expect(await faultOf(codeOf(code), SOMEBODY)).toBe(null);
});

test("a code survives the line breaks of a letter", async () => {
  const code = await made();
  expect(parseCode(`\n ${codeOf(code).replaceAll(" ", "\r\n\t ")} \n`)).toEqual(code);
});

test("what is no code, or somebody else's, or tampered with, is told apart", async () => {
  const code = await made();
  const text = codeOf(code);
  for (const wrong of ["", "hello", text.slice(0, 80), `${text} more`, "x".repeat(4000)]) {
    expect(parseCode(wrong)).toBe(null);
    expect(await faultOf(wrong, SOMEBODY)).toContain("no code");
  }
  expect(await faultOf(text, "cd".repeat(16))).toContain("somebody else");
  expect(await faultOf(`${text}x`, SOMEBODY)).toContain("did not sign");
  const other = await made();
  expect(await faultOf(codeOf({ ...code, proof: other.proof }), SOMEBODY)).toContain(
    "did not sign",
  );
  expect(await faultOf(codeOf({ ...code, key: other.key }), SOMEBODY)).toContain("did not sign");
});
