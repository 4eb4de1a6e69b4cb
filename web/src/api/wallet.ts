import { type Bytes, concat, fromHex, toHex, utf8 } from "../proof/bytes";
import { verifies } from "../proof/eip191";
import { walletText } from "../proof/walletText";

/** A wallet in the browser (https://eips.ethereum.org/EIPS/eip-1193). */
export interface Provider {
  request(call: { method: string; params?: unknown[] }): Promise<unknown>;
}

/** A wallet that announced itself (https://eips.ethereum.org/EIPS/eip-6963). */
export interface Wallet {
  /** Reverse domain name, the same at every visit. */
  rdns: string;
  name: string;
  provider: Provider;
}

/** An account of a wallet: how it is found again. */
export interface Account {
  rdns: string;
  /** `0x` and 40 lower-case hex digits. */
  address: string;
}

const MAX_WALLETS = 20;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const SIGNATURE = /^0x[0-9a-f]{130}$/;
const EVEN = 27;

/** Asks all wallets to announce themselves, which those that are there do at once. */
export function wallets(): Wallet[] {
  const found = new Map<string, Wallet>();
  const hear = (event: Event) => {
    const { info, provider } = (event as CustomEvent).detail ?? {};
    if (typeof info?.rdns === "string" && found.size < MAX_WALLETS && provider) {
      found.set(info.rdns, { rdns: info.rdns, name: String(info.name), provider });
    }
  };
  window.addEventListener("eip6963:announceProvider", hear);
  window.dispatchEvent(new Event("eip6963:requestProvider"));
  window.removeEventListener("eip6963:announceProvider", hear);
  return [...found.values()];
}

/** Asks the person which account to use. Throws when they name none. */
export async function accountOf(wallet: Wallet): Promise<{ keyId: string; account: Account }> {
  const accounts = await wallet.provider.request({ method: "eth_requestAccounts" });
  const address = Array.isArray(accounts) ? String(accounts[0]).toLowerCase() : "";
  if (!ADDRESS.test(address)) {
    throw new Error(`${wallet.name} named no account`);
  }
  return { keyId: `eip191:${address}`, account: { rdns: wallet.rdns, address } };
}

/** Asks the person to sign the message's text with an account. Throws when they do not. */
export async function signWithWallet(account: Account, message: Bytes): Promise<Bytes> {
  const hex = await personalSign(account, await walletText(message));
  if (!SIGNATURE.test(hex)) {
    throw new Error(`${account.rdns} gave no signature`);
  }
  const signature = canonical(fromHex(hex.slice(2)));
  if (!(await verifies(account.address, message, signature))) {
    throw new Error(`${account.rdns} signed as another account: contract wallets cannot sign acts`);
  }
  return signature;
}

/** Has an account sign a text as it stands; answers what the wallet gave, in lower-case hex. */
export async function personalSign(account: Account, text: string): Promise<string> {
  const wallet = wallets().find((one) => one.rdns === account.rdns);
  if (!wallet) {
    throw new Error(`the wallet ${account.rdns} is not in this browser`);
  }
  const params = [`0x${toHex(utf8(text))}`, account.address];
  return String(await wallet.provider.request({ method: "personal_sign", params })).toLowerCase();
}

/** Some devices count v from 0. */
function canonical(signature: Bytes): Bytes {
  const v = signature[64] ?? 0;
  return v < EVEN ? concat(signature.slice(0, 64), new Uint8Array([v + EVEN])) : signature;
}
