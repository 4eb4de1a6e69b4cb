import { AreaField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { useWallets } from "../access/wallets";
import { JoinHint } from "./JoinHint";
import type { Source } from "./useAddKey";

interface Props {
  source: Source;
  onChange: (source: Source) => void;
}

const KINDS = [
  ["code", "Another browser, or a program"],
  ["wallet", "An Ethereum wallet in this browser"],
  ["passkey", "A passkey of this device"],
] as const;

/** Where the new key comes from. */
export function SourceFields({ source, onChange }: Props) {
  const wallets = useWallets();
  const kind = "maker" in source ? source.maker : "code";
  return (
    <>
      <fieldset className="grid gap-1 text-sm">
        <legend className="label mb-1">What is to sign</legend>
        {KINDS.map(([key, label]) => (
          <label key={key} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="source"
              className="size-4 accent-accent"
              checked={kind === key}
              disabled={key === "wallet" && wallets.length === 0}
              onChange={() =>
                onChange(
                  key === "code" ? { code: "" } : { maker: key, rdns: wallets[0]?.rdns ?? "" },
                )
              }
            />
            {label}
            {key === "wallet" && wallets.length === 0 && (
              <span className="text-xs text-muted">none announced itself</span>
            )}
          </label>
        ))}
      </fieldset>
      {"code" in source && (
        <>
          <JoinHint />
          <AreaField
            label="Code of the key"
            rows={3}
            maxLength={3000}
            spellCheck={false}
            placeholder="tallystick-key …"
            value={source.code}
            onChange={(event) => onChange({ code: event.target.value })}
          />
        </>
      )}
      {kind === "wallet" && "maker" in source && wallets.length > 1 && (
        <Select
          label="Which wallet"
          value={source.rdns}
          onChange={(event) => onChange({ maker: "wallet", rdns: event.target.value })}
        >
          {wallets.map((one) => (
            <option key={one.rdns} value={one.rdns}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
      {kind === "wallet" && (
        <p className="text-sm text-muted">
          The wallet shows one text, in which it agrees to sign for you. It costs nothing and goes
          to no chain.
        </p>
      )}
      {kind === "passkey" && (
        <p className="text-sm text-muted">
          The browser asks twice: to make the passkey, and to sign once with it. It asks again at
          every act that the passkey signs.
        </p>
      )}
    </>
  );
}
