import { KeyIcon, LockIcon, WalletIcon } from "../../ui/icons";

/** A sign of what kind of key it is. */
export function KeyMark({ keyId }: { keyId: string }) {
  const suite = keyId.slice(0, keyId.indexOf(":"));
  const Icon = suite === "eip191" ? WalletIcon : suite === "webauthn" ? LockIcon : KeyIcon;
  return (
    <span className="grid size-9 shrink-0 place-items-center rounded-md bg-wood-soft text-wood-ink">
      <Icon size={18} />
    </span>
  );
}
