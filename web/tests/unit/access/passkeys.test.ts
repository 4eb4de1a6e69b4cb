import { expect, test } from "vitest";
import { told } from "../../../src/features/access/passkeys";

/** A credential as a browser gives it, with what its pseudo-random function gave. */
function credential(first: BufferSource | undefined): PublicKeyCredential {
  const results = first ? { prf: { results: { first } }, credProps: { rk: true } } : {};
  return {
    getClientExtensionResults: () => results,
    toJSON: () => ({
      id: "AQID",
      type: "public-key",
      clientExtensionResults: first
        ? { prf: { results: { first: "c2VjcmV0" } }, credProps: { rk: true } }
        : {},
    }),
  } as unknown as PublicKeyCredential;
}

test("what wraps one's key stays here, and everything else goes to the venue", () => {
  const secret = new Uint8Array([1, 2, 3]);
  const shown = told(credential(secret));
  expect(shown.prf).toEqual(secret);
  expect(JSON.stringify(shown.credential)).not.toContain("prf");
  expect(shown.credential).toEqual({
    id: "AQID",
    type: "public-key",
    clientExtensionResults: { credProps: { rk: true } },
  });
  expect(told(credential(secret.buffer)).prf).toEqual(secret);
});

test("a passkey without such a function signs in all the same", () => {
  expect(told(credential(undefined)).prf).toBeNull();
});

test("a browser that gives nothing is told so", () => {
  expect(() => told(null)).toThrow("no answer");
});
