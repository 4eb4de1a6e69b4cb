import { useState } from "react";
import { useAct } from "../../api/hooks";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { formatMoney, parsePrice } from "../accounts/money";
import { ActDialog } from "../credits/ActDialog";
import { PersonField } from "../governance/PersonField";
import { TOKEN_DECIMALS } from "./carbon";

interface Props {
  /** Smallest parts that one has at hand. */
  available: number;
  onClose: () => void;
}

/** Gives green tokens to somebody. */
export function TokensDialog({ available, onClose }: Props) {
  const [to, setTo] = useState("");
  const [amount, setAmount] = useState("");
  const [memo, setMemo] = useState("");
  const give = useAct("emissions.TransferTokens");
  const parsed = parsePrice(amount, TOKEN_DECIMALS);
  const tooMany = parsed.ok && parsed.minor > available;
  const error = parsed.ok ? "You have not so many." : parsed.error;
  return (
    <ActDialog
      title="Give green tokens"
      sign="Sign and give"
      ready={to !== "" && parsed.ok && !tooMany}
      busy={give.isPending}
      error={give.error}
      onClose={onClose}
      onSign={() =>
        parsed.ok &&
        give.mutate(
          { to, amount: parsed.minor, memo: memo.trim() },
          {
            onSuccess: (receipt) => {
              tell("Given.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <PersonField label="To" value={to} onChange={setTo} />
      <TextField
        label="Tokens"
        inputMode="decimal"
        hint={`You have ${formatMoney(available, TOKEN_DECIMALS)}.`}
        value={amount}
        error={amount !== "" && (tooMany || !parsed.ok) ? error : undefined}
        onChange={(event) => setAmount(event.target.value)}
      />
      <TextField
        label="Memo (optional, public)"
        maxLength={500}
        value={memo}
        onChange={(event) => setMemo(event.target.value)}
      />
    </ActDialog>
  );
}
