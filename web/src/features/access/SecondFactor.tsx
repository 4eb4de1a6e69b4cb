import { useMutation } from "@tanstack/react-query";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { KeyIcon } from "../../ui/icons";
import { AccessError } from "./AccessError";
import { showCode } from "./account";
import { CodeForm } from "./CodeForm";
import { Or } from "./Or";
import { confirmByPasskey, hasPasskeys } from "./passkeys";

/** The second factor: a code, or a passkey of the account. */
export function SecondFactor({ go, onDone }: { go: string; onDone: () => void }) {
  const session = useSession();
  const code = useMutation({ mutationFn: showCode, onSuccess: onDone });
  const passkey = useMutation({ mutationFn: confirmByPasskey, onSuccess: onDone });
  const canPasskey = hasPasskeys() && (session?.passkeys ?? 0) > 0;
  const canCode = session?.secondFactor === true || !canPasskey;
  return (
    <div className="grid gap-4">
      {canCode && (
        <CodeForm
          label="Code"
          hint="The six digits that your authenticator shows. If you lost it, one of your recovery codes."
          go={go}
          busy={code.isPending}
          error={code.error}
          onCode={(given) => code.mutate(given)}
        />
      )}
      {canCode && canPasskey && <Or />}
      {canPasskey && (
        <Button busy={passkey.isPending} onClick={() => passkey.mutate()}>
          <KeyIcon /> Show a passkey
        </Button>
      )}
      <AccessError error={passkey.error} />
    </div>
  );
}
