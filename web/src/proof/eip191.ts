import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { type Bytes, concat, toHex, utf8 } from "./bytes";
import { walletText } from "./walletText";

const KEY = /^0x[0-9a-f]{40}$/;
const EVEN = 27;

/**
 * Whether the wallet of the address (`0x` and 40 lower-case digits) signed the message's text, as
 * `personal_sign` does (https://eips.ethereum.org/EIPS/eip-191). The signature is r, s and v, with
 * s in the lower half (https://eips.ethereum.org/EIPS/eip-2) and v 27 or 28.
 */
export async function verifies(
  address: string,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  const odd = (signature[64] ?? 0) - EVEN;
  if (!KEY.test(address) || signature.length !== 65 || (odd !== 0 && odd !== 1)) {
    return false;
  }
  try {
    const scalars = secp256k1.Signature.fromBytes(signature.subarray(0, 64), "compact");
    if (scalars.hasHighS()) {
      return false;
    }
    const hash = personalHash(await walletText(message));
    return addressOf(scalars.addRecoveryBit(odd).recoverPublicKey(hash).toBytes(false)) === address;
  } catch {
    return false;
  }
}

/** What a wallet signs: the hash of the text behind its prefix. */
export function personalHash(text: string): Uint8Array {
  const bytes = utf8(text);
  return keccak_256(concat(utf8(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes));
}

/** The address of an uncompressed public key. */
export function addressOf(publicKey: Uint8Array): string {
  return `0x${toHex(keccak_256(publicKey.subarray(1)).slice(-20) as Bytes)}`;
}
