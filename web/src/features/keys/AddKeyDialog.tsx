import { useState } from "react";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import type { Kept } from "../identity/vault";
import { LimitFields } from "./LimitFields";
import { FREE, termsOf } from "./limits";
import { SourceFields } from "./SourceFields";
import { type Source, useAddKey } from "./useAddKey";
import { limitsInWords } from "./words";

/** Lets one more key sign, within limits from its first moment. */
export function AddKeyDialog({ self, onClose }: { self: Kept; onClose: () => void }) {
  const [source, setSource] = useState<Source>({ code: "" });
  const [draft, setDraft] = useState(FREE);
  const adding = useAddKey(self);
  const terms = termsOf(draft);
  const wrong = "error" in terms ? terms.error : undefined;
  const missing = "code" in source && source.code.trim() === "";
  return (
    <ActDialog
      title="Add a key"
      sign="Sign and add"
      ready={!wrong && !missing}
      busy={adding.isPending}
      error={adding.error}
      onSign={() =>
        !("error" in terms) &&
        adding.mutate(
          { source, terms },
          {
            onSuccess: (receipt) => {
              tell("The key signs for you now.", receipt.id);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <SourceFields source={source} onChange={setSource} />
      <LimitFields draft={draft} set={(part) => setDraft({ ...draft, ...part })} error={wrong} />
      {!("error" in terms) && (
        <p className="rounded-md bg-sunken px-3 py-2 text-sm">{limitsInWords(terms)}</p>
      )}
    </ActDialog>
  );
}
