import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { CreditsAdjustment } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import type { Batch } from "./rows";
import { rangeInWords } from "./serials";
import { ADJUSTMENTS } from "./words";

/** What a registrar may change of a batch: its labels, its adjustment, and whether it moves. */
export function BatchDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  return (
    <Dialog title={`${batch.vintage}, ${rangeInWords(batch)}`} onClose={onClose}>
      <div className="grid gap-6 px-5 py-4">
        <Labels batch={batch} />
        <AdjustmentState batch={batch} />
        <Freeze asset={batch.asset} />
      </div>
    </Dialog>
  );
}

function Labels({ batch }: { batch: Batch }) {
  const [label, setLabel] = useState("");
  const change = useAct("credits.LabelBatch");
  const set = (name: string, on: boolean) =>
    change.mutate(
      { batch: batch.batch, label: name, on },
      {
        onSuccess: (receipt) => {
          tell(on ? `Labelled ${name}.` : `Took ${name} off.`, receipt.id);
          setLabel("");
        },
      },
    );
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        set(label.trim(), true);
      }}
    >
      <h3 className="text-sm font-semibold">Labels</h3>
      <ul className="flex flex-wrap gap-1.5">
        {batch.labels.map((name) => (
          <li key={name} className="flex items-center">
            <Badge>{name}</Badge>
            <Button kind="quiet" className="min-h-7 px-1.5" onClick={() => set(name, false)}>
              Take off<span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
        {batch.labels.length === 0 && <li className="text-sm text-muted">None.</li>}
      </ul>
      <div className="flex items-end gap-2">
        <TextField
          label="New label"
          className="flex-1"
          maxLength={40}
          placeholder="CCP"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button type="submit" busy={change.isPending} disabled={label.trim() === ""}>
          Put on
        </Button>
      </div>
      <ErrorNote error={change.error} />
    </form>
  );
}

function AdjustmentState({ batch }: { batch: Batch }) {
  const [state, setState] = useState(batch.adjustment);
  const change = useAct("credits.AdjustBatch");
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { batch: batch.batch, adjustment: state as CreditsAdjustment },
          { onSuccess: (receipt) => tell("Adjustment recorded.", receipt.id) },
        );
      }}
    >
      <div className="flex items-end gap-2">
        <Select
          label="Corresponding adjustment"
          className="flex-1"
          value={state}
          onChange={(event) => setState(event.target.value)}
        >
          {Object.entries(ADJUSTMENTS).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Button type="submit" busy={change.isPending} disabled={state === batch.adjustment}>
          Record
        </Button>
      </div>
      <p className="text-xs text-muted">{ADJUSTMENTS[state]?.means}</p>
      <ErrorNote error={change.error} />
    </form>
  );
}

function Freeze({ asset }: { asset: string }) {
  const [text, setText] = useState("");
  const row = usePages("credits/classes", { asset }, { limit: 1 }).rows[0];
  const change = useAct("credits.FreezeClass");
  const frozen = row?.frozen ?? false;
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { asset, frozen: !frozen, text: text.trim() },
          { onSuccess: (receipt) => tell(frozen ? "Released." : "Frozen.", receipt.id) },
        );
      }}
    >
      <div className="flex items-end gap-2">
        <TextField
          label={`${frozen ? "Release" : "Freeze"} all of ${asset}: reason`}
          className="flex-1"
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          kind={frozen ? "plain" : "danger"}
          busy={change.isPending}
          disabled={text.trim() === "" || !row}
        >
          {frozen ? "Release" : "Freeze"}
        </Button>
      </div>
      <ErrorNote error={change.error} />
    </form>
  );
}
