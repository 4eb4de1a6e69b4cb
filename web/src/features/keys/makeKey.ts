import type { Signer } from "../../api/signing";
import { proofBy } from "./code";

export type Maker = "wallet" | "passkey";

/** A key of a device at hand, and its word that it signs for somebody. */
export interface MadeKey {
  signer: Signer;
  proof: string;
}

/** Asks a wallet for an account, or has the browser make a passkey. Both ask the person. */
export async function makeKey(
  maker: Maker,
  principal: string,
  name: string,
  rdns: string,
): Promise<MadeKey> {
  const signer: Signer =
    maker === "wallet"
      ? { principal, ...(await walletKey(rdns)) }
      : { principal, ...(await passkey(name)) };
  return { signer, proof: await proofBy(signer, principal) };
}

async function walletKey(rdns: string) {
  const { accountOf, wallets } = await import("../../api/wallet");
  const wallet = wallets().find((one) => one.rdns === rdns);
  if (!wallet) {
    throw new Error("The wallet is not in this browser any more.");
  }
  return accountOf(wallet);
}

async function passkey(name: string) {
  const { newPasskey } = await import("../../api/passkey");
  return newPasskey(window.location.hostname, name);
}
