import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useRefreshOwn } from "../../api/own";
import { reload, type SignedIn } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { AccessError } from "./AccessError";
import { Authenticator } from "./Authenticator";
import { newRecoveryCodes } from "./account";
import { PasswordChange } from "./PasswordChange";
import { RecoveryCodes } from "./RecoveryCodes";
import { Section } from "./Section";

/** So few recovery codes that one should make new ones. */
const FEW = 3;

type Open = "password" | "authenticator" | null;

/** The password, the authenticator and the recovery codes. */
export function Factors({ session }: { session: SignedIn }) {
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = useRefreshOwn();
  const renew = useMutation({ mutationFn: newRecoveryCodes, onSuccess: setCodes });
  const close = () => {
    setOpen(null);
    setCodes(null);
    void reload().catch(() => {});
    void refresh();
  };
  return (
    <Section title="Password and second factor">
      <ul className="card rows text-sm">
        {session.mail && (
          <li className="flex items-center gap-3 px-4 py-2">
            <span className="flex-1">Password</span>
            <Button onClick={() => setOpen("password")}>Change</Button>
          </li>
        )}
        <li className="flex items-center gap-3 px-4 py-2">
          <span className="flex-1">
            Authenticator{" "}
            <span className="text-muted">{session.secondFactor ? "is set up" : "not set up"}</span>
          </span>
          <Button onClick={() => setOpen("authenticator")}>
            {session.secondFactor ? "Set up another" : "Set up"}
          </Button>
        </li>
        {session.secondFactor && (
          <li className="flex flex-wrap items-center gap-3 px-4 py-2">
            <span className="flex-1">
              Recovery codes <span className="text-muted">{session.recoveryCodes} left</span>{" "}
              {session.recoveryCodes <= FEW && <Badge tone="wood">make new ones soon</Badge>}
            </span>
            <Button busy={renew.isPending} onClick={() => renew.mutate()}>
              Make new ones
            </Button>
          </li>
        )}
      </ul>
      <AccessError error={renew.error} />
      {open === "password" && <PasswordChange onClose={close} />}
      {open === "authenticator" && !codes && (
        <Dialog title="Set up an authenticator" onClose={close}>
          <div className="px-5 py-4">
            <Authenticator onCodes={setCodes} />
          </div>
        </Dialog>
      )}
      {codes && (
        <Dialog title="New recovery codes" onClose={close}>
          <div className="px-5 py-4">
            <RecoveryCodes codes={codes} onKept={close} />
          </div>
        </Dialog>
      )}
    </Section>
  );
}
