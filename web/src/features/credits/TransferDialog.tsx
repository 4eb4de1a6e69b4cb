import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { CreditsAdjustment } from "../../api/types";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { isPrincipal } from "../identity/names";
import { ActDialog } from "./ActDialog";
import { Adjustments } from "./Adjustments";
import { chosen, NO_CHOICE } from "./choice";
import { LabelFields } from "./LabelFields";
import type { Holding } from "./rows";
import { UnitChoice } from "./UnitChoice";
import { useActiveUnits } from "./useUnits";

/** Gives credits to somebody, on conditions if one likes. */
export function TransferDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const units = useActiveUnits(holding.owner, holding.asset);
  const [choice, setChoice] = useState(NO_CHOICE);
  const [typed, setTyped] = useState("");
  const receiver = useReceiver(typed, holding.owner);
  const [memo, setMemo] = useState("");
  const [labels, setLabels] = useState<string[]>([]);
  const [adjustments, setAdjustments] = useState<CreditsAdjustment[]>([]);
  const transfer = useAct("credits.TransferCredits");
  const result = chosen(choice, units.rows, holding.available);
  return (
    <ActDialog
      title={`Give ${holding.projectName}, ${holding.vintage}`}
      sign="Sign and give"
      ready={result.ok && receiver.to !== ""}
      busy={transfer.isPending}
      error={transfer.error ?? units.error}
      onClose={onClose}
      onSign={() =>
        result.ok &&
        transfer.mutate(
          {
            to: receiver.to,
            asset: holding.asset,
            quantity: result.quantity,
            ranges: result.ranges,
            conditions: { labels, adjustments },
            memo: memo.trim(),
          },
          {
            onSuccess: (receipt) => {
              tell("Given.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <ReceiverField typed={typed} receiver={receiver} onChange={setTyped} />
      <UnitChoice {...{ choice }} onChange={setChoice} had={units.rows} most={holding.available} />
      <TextField
        label="Memo (optional, public)"
        maxLength={500}
        value={memo}
        onChange={(event) => setMemo(event.target.value)}
      />
      <details>
        <summary className="text-sm">Only if the credits meet conditions</summary>
        <div className="mt-3 grid gap-3">
          <LabelFields label="Labels they must carry" labels={labels} onChange={setLabels} />
          <Adjustments chosen={adjustments} onChange={setAdjustments} />
        </div>
      </details>
    </ActDialog>
  );
}

interface Receiver {
  /** The principal, or empty while nobody is meant. */
  to: string;
  names: string[];
  error: string | undefined;
}

/** Somebody by name, or by principal when names are not enough. */
function useReceiver(typed: string, own: string): Receiver {
  const name = typed.trim();
  const people = usePages("identity/principals", name ? { name } : {}, { limit: 20 });
  const others = people.rows.filter((one) => one.principal !== own);
  const called = others.filter((one) => one.name === name);
  const to = isPrincipal(name) ? name : (called[0]?.principal ?? "");
  const isLost = name !== "" && to === "" && people.isSuccess;
  return {
    to: called.length > 1 ? "" : to,
    names: others.map((one) => one.name),
    error:
      called.length > 1
        ? "Several are called that: write the principal."
        : isLost
          ? "Nobody is called that."
          : undefined,
  };
}

interface ReceiverProps {
  typed: string;
  receiver: Receiver;
  onChange: (typed: string) => void;
}

function ReceiverField({ typed, receiver, onChange }: ReceiverProps) {
  return (
    <>
      <TextField
        label="To"
        list="receivers"
        placeholder="A name, or a principal's 32 digits"
        value={typed}
        error={receiver.error}
        hint={receiver.to && `Principal ${receiver.to}`}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="receivers">
        {[...new Set(receiver.names)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
