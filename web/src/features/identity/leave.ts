import { signOut } from "../../api/session";
import { tell } from "../../ui/toasts";

/** Signs out. Where the venue cannot be told, this browser forgets the session all the same. */
export async function leave(): Promise<void> {
  await signOut().catch(() =>
    tell("Signed out in this browser. The venue did not hear of it: the session ends by itself."),
  );
}
