import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { CustodyHandOverCard } from "../../api/types";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { spelled } from "./amounts";
import { ChooseGoods } from "./ChooseGoods";
import { readKey } from "./keys";
import { linesOf, rowOf } from "./parts";
import { useCounting } from "./useCounting";

interface Props {
  of: CustodyHandOverCard;
  onClose: () => void;
}

/** Takes what was offered, or some of it; the rest goes back to the giver. */
export function AcceptDialog({ of, onClose }: Props) {
  const { items, quantities } = of;
  const [chosen, setChosen] = useState(new Set(items));
  const [said, setSaid] = useState<Record<string, string>>({});
  const [placeText, setPlace] = useState(of.place);
  const accept = useAct("custody.AcceptHandOver");
  const counting = useCounting(quantities.map((one) => one.classKey));
  const typed = { ...wholeOf(quantities, counting), ...said };
  const lines = linesOf(quantities, typed, counting);
  const place = placeText.trim() === "" ? null : readKey(placeText);
  const isSomething = chosen.size > 0 || (lines.ok && lines.lines.length > 0);
  return (
    <ActDialog
      title="Take the goods"
      sign="Sign and take"
      ready={isSomething && lines.ok && place?.ok !== false}
      busy={accept.isPending}
      error={accept.error}
      onClose={onClose}
      onSign={() =>
        lines.ok &&
        accept.mutate(
          {
            handOver: of.handOver,
            items: [...chosen],
            quantities: lines.lines,
            place: place?.ok ? place.key : "",
          },
          {
            onSuccess: (receipt) => {
              tell("You hold them now.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm text-muted">
        Leave out what is missing or broken: it goes back to {of.giverName} in the same act.
      </p>
      <ChooseGoods
        {...{ items, chosen, typed, counting, lines }}
        parts={quantities}
        onChoose={setChosen}
        onType={(row, text) => setSaid((before) => ({ ...before, [row]: text }))}
      />
      <TextField
        label="Where I put them, if anywhere"
        value={placeText}
        error={place === null || place.ok ? undefined : place.error}
        onChange={(event) => setPlace(event.target.value)}
      />
    </ActDialog>
  );
}

/** All of every part, as one would type it. */
function wholeOf(
  quantities: CustodyHandOverCard["quantities"],
  counting: ReturnType<typeof useCounting>,
): Record<string, string> {
  return Object.fromEntries(
    quantities.map((one) => [
      rowOf(one),
      spelled(one.amount, counting(one.classKey)?.decimals ?? 0),
    ]),
  );
}
