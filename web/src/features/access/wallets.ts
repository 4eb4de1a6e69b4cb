import { useEffect, useState } from "react";
import { post, request, type SignedIn, take } from "../../api/session";
import { type Account, accountOf, personalSign, type Wallet, wallets } from "../../api/wallet";

// Sign-In with Ethereum (https://eips.ethereum.org/EIPS/eip-4361). The venue makes the text, the
// wallet shows and signs it.

type Purpose = "SIGN_IN" | "ADD";

/** The wallets in this browser; one that comes late is found as well. */
export function useWallets(): Wallet[] {
  const [found, setFound] = useState<Wallet[]>([]);
  useEffect(() => {
    let asking = false;
    const look = () => {
      if (!asking) {
        asking = true;
        setFound(wallets());
        asking = false;
      }
    };
    look();
    window.addEventListener("eip6963:announceProvider", look);
    return () => window.removeEventListener("eip6963:announceProvider", look);
  }, []);
  return found;
}

export async function signInByWallet(wallet: Wallet): Promise<void> {
  const { account } = await accountOf(wallet);
  take(await post<SignedIn>("/sign-in/wallet", await signed(account, "SIGN_IN")));
}

/** Lets a wallet sign in from now on. */
export async function addWallet(wallet: Wallet): Promise<void> {
  const { account } = await accountOf(wallet);
  await request("POST", "/wallets", await signed(account, "ADD"));
}

export async function removeWallet(address: string): Promise<void> {
  await request("DELETE", `/wallets/${address}`);
}

async function signed(
  account: Account,
  purpose: Purpose,
): Promise<{ message: string; signature: string }> {
  const wanted = { address: account.address, purpose };
  const { message } = await post<{ message: string }>("/sign-in/challenge", wanted);
  return { message, signature: await personalSign(account, message) };
}
