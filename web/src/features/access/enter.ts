import { getOne } from "../../api/client";
import type { Bytes } from "../../proof/bytes";
import { tell } from "../../ui/toasts";
import { add } from "../identity/store";
import type { ByPasskey } from "./account";
import { type ShownPasskey, signInBy } from "./passkeys";
import { unwrap } from "./wrap";

/** Comes in by a passkey, and takes along the key of one's own that is kept with it. */
export async function enterBy(shown: ShownPasskey): Promise<void> {
  await takeAlong(await signInBy(shown), shown.prf);
}

/** Keeps in this browser the key that came with a passkey, so that one signs by it here too. */
async function takeAlong(now: ByPasskey, prf: Bytes | null): Promise<void> {
  if (!now.wrappedKey) {
    return;
  }
  if (!prf) {
    tell("You are signed in, but this browser cannot open the key that your passkey keeps.");
    return;
  }
  const { principal } = now;
  const key = await unwrap(now.wrappedKey, prf, principal);
  const row = await getOne("identity/principal", { principal }).catch(() => null);
  await add({ ...key, name: row?.name ?? now.mail, since: Date.now(), demo: false });
}
