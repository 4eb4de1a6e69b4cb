// An Ethereum wallet that announces itself to the page (EIP-6963) and signs whatever it is shown.
import { randomBytes } from "node:crypto";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";

/** Puts a wallet with a key of its own into every page that is opened from here on. */
export async function announcesWallet(page) {
  const secret = new Uint8Array(randomBytes(32));
  const point = secp256k1.getPublicKey(secret, false).slice(1);
  const address = `0x${hex(keccak_256(point).slice(12))}`;
  await page.exposeFunction("journeyWalletSigns", (data) => personalSign(secret, data));
  await page.addInitScript((account) => {
    const provider = {
      request: async ({ method, params = [] }) =>
        method === "personal_sign" ? window.journeyWalletSigns(params[0]) : [account],
    };
    const info = { uuid: "1", name: "Journey Wallet", icon: "data:,", rdns: "example.journey" };
    const announce = () =>
      window.dispatchEvent(
        new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }),
      );
    window.addEventListener("eip6963:requestProvider", announce);
    announce();
  }, address);
}

/** https://eips.ethereum.org/EIPS/eip-191, version 0x45. */
function personalSign(secret, data) {
  const text = Buffer.from(data.slice(2), "hex");
  const framed = Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${text.length}`), text]);
  const made = secp256k1.sign(keccak_256(framed), secret, {
    prehash: false,
    format: "recovered",
  });
  return `0x${hex(made.slice(1))}${hex([made[0] + 27])}`;
}

function hex(bytes) {
  return Buffer.from(bytes).toString("hex");
}
