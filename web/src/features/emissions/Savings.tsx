import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { EmissionsSavingCard } from "../../api/types";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useRoles } from "../credits/useRoles";
import { useIdentities } from "../identity/store";
import { carbonInWords, TOKEN, TOKEN_DECIMALS } from "./carbon";
import { DecideDialog } from "./DecideDialog";
import { Section } from "./Section";
import { TokensDialog } from "./TokensDialog";

const STATES: Record<string, [Tone, string]> = {
  CLAIMED: ["wood", "claimed"],
  PROVEN: ["good", "proven"],
  DECLINED: ["bad", "declined"],
};

/** What was saved, and the green tokens that were granted for it. */
export function Savings() {
  const { current } = useIdentities();
  const { isVerifier } = useRoles();
  const savings = usePages("emissions/savings", {}, { limit: 20 });
  const available = useTokens(current?.principal ?? "");
  const [giving, setGiving] = useState(false);
  const [decided, setDecided] = useState<EmissionsSavingCard>();
  if (savings.isSuccess && savings.rows.length === 0 && available === 0) {
    return null;
  }
  return (
    <Section
      title="Savings and green tokens"
      actions={
        available > 0 && (
          <Button onClick={() => setGiving(true)}>
            Give tokens: {(available / 10 ** TOKEN_DECIMALS).toLocaleString("en")} of yours
          </Button>
        )
      }
    >
      <ErrorNote error={savings.error} retry={() => void savings.refetch()} />
      <ol className="card rows empty:hidden">
        {savings.rows.map((one) => (
          <Saving
            key={one.leg}
            saving={one}
            onDecide={
              isVerifier && one.status === "CLAIMED" && one.by !== current?.principal
                ? () => setDecided(one)
                : undefined
            }
          />
        ))}
      </ol>
      <More {...savings} />
      {giving && <TokensDialog available={available} onClose={() => setGiving(false)} />}
      {decided && <DecideDialog of={decided} onClose={() => setDecided(undefined)} />}
    </Section>
  );
}

function useTokens(owner: string): number {
  const balances = usePages("accounts/balances", { owner }, { limit: 200, enabled: owner !== "" });
  return balances.rows.find((one) => one.asset === TOKEN)?.available ?? 0;
}

interface SavingProps {
  saving: EmissionsSavingCard;
  onDecide: (() => void) | undefined;
}

function Saving({ saving: one, onDecide }: SavingProps) {
  const [tone, says] = STATES[one.status] ?? ["plain", one.status];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <Badge tone={tone}>{says}</Badge>
      <span className="min-w-48 flex-1 break-words">
        {one.fromName} to {one.toName}: {carbonInWords(one.wtw)} instead of{" "}
        {carbonInWords(one.baseline)}
        <span className="block text-xs text-muted">{one.reason || one.note}</span>
      </span>
      {onDecide && (
        <Button onClick={onDecide}>
          Decide<span className="sr-only"> on the saving to {one.toName}</span>
        </Button>
      )}
      {one.tokens > 0 && <span>{(one.tokens / 1_000).toLocaleString("en")} tokens</span>}
      <strong className="w-24 text-right font-semibold">−{carbonInWords(one.saved)}</strong>
      <Person principal={one.by} name={one.byName} />
      <ReceiptLink id={one.action} of="the saving" />
    </li>
  );
}
