import { type Bytes, toHex } from "./bytes";

/** The y, in hex, of all points of small order; those of order 8 come with y and -y. */
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/** Whether a point is of small order, or its y not below 2^255 - 19: browsers differ in these. */
function isWeak(point: Bytes): boolean {
  const y = point.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  const hex = toHex(y);
  return SMALL_ORDER.has(hex) || /^(e[d-f]|f.)(ff){30}7f$/.test(hex);
}

/** Whether the signature is good. Malformed keys and signatures are not. */
export async function verifies(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) {
    return false;
  }
  if (isWeak(key) || isWeak(signature.slice(0, 32))) {
    return false;
  }
  try {
    const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, message);
  } catch {
    return false;
  }
}
