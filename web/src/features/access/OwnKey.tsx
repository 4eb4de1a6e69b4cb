import { useMutation } from "@tanstack/react-query";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { LockIcon } from "../../ui/icons";
import { tell } from "../../ui/toasts";
import { useIdentities } from "../identity/store";
import { AccessError } from "./AccessError";
import { keepOwnKey } from "./ownKeys";

/** Lets a member sign by a key of their own, which every device opens that has the passkey. */
export function OwnKey({ onDone }: { onDone: () => void }) {
  const { self } = useIdentities();
  const session = useSession();
  const keep = useMutation({
    mutationFn: keepOwnKey,
    onSuccess: () => {
      tell("This browser signs by a key of your own now.");
      onDone();
    },
  });
  // Who signs for somebody else here can add no key to the account.
  if (self?.principal !== session?.principal || !self) {
    return null;
  }
  return (
    <div className="mt-3 grid gap-2 text-sm">
      <p className="text-muted">
        {"mail" in self
          ? "A passkey can also keep a signing key of your own: made in this browser, wrapped so that only the passkey opens it, and at hand wherever you sign in with it. From then on your acts are signed here, and no more by the venue."
          : "Lost with its passkey, a key of your own is lost for good: have another passkey keep another one."}
      </p>
      <Button
        className="justify-self-start"
        busy={keep.isPending}
        onClick={() => keep.mutate(self)}
      >
        <LockIcon /> Keep a key of my own under a passkey
      </Button>
      <AccessError error={keep.error} />
    </div>
  );
}
