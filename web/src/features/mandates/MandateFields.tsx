import { AreaField, TextField } from "../../ui/Field";
import { PersonField } from "../governance/PersonField";
import { DeedFields } from "../identity/DeedFields";
import { PeopleField } from "../identity/PeopleField";
import { AllowanceFields } from "./AllowanceFields";
import type { Draft, Errors } from "./draft";

interface Props {
  draft: Draft;
  errors: Errors;
  /** Assets with what people read. */
  assets: [string, string][];
  set: (part: Partial<Draft>) => void;
}

const MAX_NAMED = 64;

/** Everything that a mandate says. */
export function MandateFields({ draft, errors, assets, set }: Props) {
  return (
    <div className="grid min-w-0 gap-6">
      <section className="grid gap-4" aria-labelledby="who">
        <h2 id="who">Who acts</h2>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label="Kind of agent">
          {[false, true].map((byKey) => (
            <label key={String(byKey)} className="flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="agent"
                className="size-4 accent-accent"
                checked={draft.byKey === byKey}
                onChange={() => set({ byKey })}
              />
              {byKey ? "a program, by its key" : "somebody here"}
            </label>
          ))}
        </fieldset>
        {draft.byKey ? (
          <TextField
            label="Key of the program"
            placeholder="ed25519:…"
            hint="It need not be registered; it can do nothing but what stands here."
            maxLength={220}
            spellCheck={false}
            value={draft.key}
            error={errors.agent}
            onChange={(event) => set({ key: event.target.value })}
          />
        ) : (
          <PersonField
            label="Agent"
            value={draft.principal}
            error={errors.agent}
            onChange={(principal) => set({ principal })}
          />
        )}
        <TextField
          label="Name of the mandate (optional, public)"
          placeholder="Coffee"
          maxLength={120}
          value={draft.label}
          onChange={(event) => set({ label: event.target.value })}
        />
      </section>
      <section className="grid gap-4" aria-labelledby="what">
        <h2 id="what">What</h2>
        <DeedFields
          legend="May"
          scope={draft.scope}
          error={errors.scope}
          onChange={(scope) => set({ scope })}
        />
      </section>
      <section className="grid gap-4" aria-labelledby="much">
        <h2 id="much">How much</h2>
        <AllowanceFields draft={draft} errors={errors} assets={assets} set={set} />
      </section>
      <section className="grid gap-4" aria-labelledby="only">
        <h2 id="only">Only with whom and what (optional)</h2>
        <PeopleField
          label="Nobody else may get anything but"
          value={draft.counterparties}
          max={MAX_NAMED}
          onChange={(counterparties) => set({ counterparties })}
        />
        <AreaField
          label="Only these listings or assets"
          rows={2}
          hint="Addresses or ids of listings, names of assets; one a line."
          spellCheck={false}
          value={draft.items}
          error={errors.items}
          onChange={(event) => set({ items: event.target.value })}
        />
      </section>
      <section className="grid gap-4" aria-labelledby="when">
        <h2 id="when">When (optional)</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="From the beginning of"
            type="date"
            value={draft.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            label="Until the end of"
            type="date"
            value={draft.until}
            error={errors.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        </div>
      </section>
    </div>
  );
}
