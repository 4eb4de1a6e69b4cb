import { TextField } from "../../ui/Field";
import { DeedFields } from "../identity/DeedFields";

/** A key's name and limits as one types them. */
export interface LimitDraft {
  label: string;
  limited: boolean;
  scope: string[];
  /** A date as the browser's field writes it; empty for no end. */
  until: string;
}

interface Props {
  draft: LimitDraft;
  set: (part: Partial<LimitDraft>) => void;
  error?: string | undefined;
}

export function LimitFields({ draft, set, error }: Props) {
  return (
    <>
      <TextField
        label="Name (optional, public)"
        placeholder="Telephone, work laptop, trading bot"
        maxLength={120}
        value={draft.label}
        onChange={(event) => set({ label: event.target.value })}
      />
      <fieldset className="grid gap-1 text-sm">
        <legend className="label mb-1">It may sign</legend>
        {[false, true].map((limited) => (
          <label key={String(limited)} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="limited"
              className="size-4 accent-accent"
              checked={draft.limited === limited}
              onChange={() => set({ limited })}
            />
            {limited ? "only what is ticked" : "everything"}
          </label>
        ))}
      </fieldset>
      {draft.limited && (
        <DeedFields
          legend="It may only"
          scope={draft.scope}
          error={error}
          onChange={(scope) => set({ scope })}
        />
      )}
      <TextField
        label="Until the end of (optional)"
        type="date"
        value={draft.until}
        hint="A key with limits or an end cannot change keys or give mandates."
        onChange={(event) => set({ until: event.target.value })}
      />
    </>
  );
}
