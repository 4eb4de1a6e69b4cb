import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { IdentityNamedKey } from "../../api/types";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";
import { LimitFields } from "./LimitFields";
import { draftOf, termsOf } from "./limits";
import { limitsInWords, nameOf } from "./words";

interface Props {
  self: Kept;
  of: IdentityNamedKey;
  onClose: () => void;
}

/** Names a key and says what it may sign. */
export function LimitDialog({ self, of, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(of));
  const limit = useAct("identity.LimitKey", self);
  const terms = termsOf(draft);
  const wrong = "error" in terms ? terms.error : undefined;
  return (
    <ActDialog
      title={`Name and limits of ${nameOf(of)}`}
      sign="Sign and limit"
      ready={!wrong}
      busy={limit.isPending}
      error={limit.error}
      onSign={() =>
        !("error" in terms) &&
        limit.mutate(
          { key: of.key, ...terms },
          {
            onSuccess: (receipt) => {
              tell("It stands in the log.", receipt.id);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <LimitFields draft={draft} set={(part) => setDraft({ ...draft, ...part })} error={wrong} />
      {!("error" in terms) && (
        <p className="rounded-md bg-sunken px-3 py-2 text-sm">{limitsInWords(terms)}</p>
      )}
    </ActDialog>
  );
}
