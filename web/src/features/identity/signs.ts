import type { Kept } from "./vault";

/** By what somebody acts, in two words. */
export function signsBy(kept: Kept): string {
  if ("mail" in kept) {
    return "by session";
  }
  if ("passkey" in kept) {
    return "by passkey";
  }
  return "account" in kept ? "by wallet" : "by key";
}
