import { randomHex } from "../proof/bytes";
import { postJson } from "./client";
import { requestAs } from "./session";
import { type AnyAction, type Signer, signList, signOne } from "./signing";

/** A member whose key the venue keeps, and for whom it signs while they are signed in. */
export interface Member {
  principal: string;
  /** The e-mail address by which they are known here. */
  mail: string;
}

/**
 * As whom the page acts: by a key that is at hand here, or by session. Where `self` is there, it is
 * in the name of another that lets them: `self` is their own principal, and `principal` the other.
 */
export type Actor = (Signer | Member) & { self?: string };

/** What is done under one signature. */
export type Act = AnyAction | { mode: "all" | "each"; actions: AnyAction[] };

/**
 * An act that is ready to be sent. It may be sent again: its id makes the venue answer with the
 * first receipt.
 */
export type Ready = () => Promise<Response>;

export function isMember(actor: Actor): actor is Member & { self?: string } {
  return "mail" in actor;
}

/**
 * Makes an act ready, in the one way of its actor: signed here, by a key in the browser, a wallet
 * or a passkey, or left to the venue to sign.
 */
export async function ready(actor: Actor, act: Act): Promise<Ready> {
  if (isMember(actor)) {
    const id = randomHex(16);
    const { self, principal } = actor;
    const by = self ? { by: principal } : {};
    return () => requestAs(self ?? principal, "POST", "/actions", { id, ...by, ...act });
  }
  const envelope = await ("actions" in act
    ? signList(actor, act.mode, act.actions)
    : signOne(actor, act.type, act.body));
  return () => postJson("/v1/actions", envelope);
}
