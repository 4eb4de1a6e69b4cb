// The venue's operator, for what nobody in a browser may do. Signs with the key file that
// TALLYSTICK_OPERATOR names; against a venue of somebody else's there is none.
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign } from "node:crypto";
import { readFile } from "node:fs/promises";

// DER before the raw seed (RFC 8410).
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** A function that signs one action and answers its receipt, or null where no key is given. */
export async function operatorOf(base) {
  const file = process.env.TALLYSTICK_OPERATOR;
  if (!file) {
    return null;
  }
  const seed = Buffer.from((await readFile(file, "utf8")).trim(), "base64url");
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const keyId = `ed25519:${createPublicKey(key).export({ format: "jwk" }).x}`;
  const by = createHash("sha256").update(keyId).digest("hex").slice(0, 32);
  return async (type, body) => {
    const { origin: log } = await (await fetch(`${base}/v1/venue`)).json();
    const id = randomBytes(16).toString("hex");
    const until = Date.now() + 60_000;
    const payload = Buffer.from(JSON.stringify({ v: 1, log, id, type, by, until, body }));
    const response = await fetch(`${base}/v1/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        payload: payload.toString("base64url"),
        key: keyId,
        signature: sign(null, payload, key).toString("base64url"),
      }),
    });
    const receipt = await response.json();
    if (!receipt.accepted) {
      throw new Error(`the operator's ${type} was refused: ${JSON.stringify(receipt)}`);
    }
    return receipt;
  };
}
