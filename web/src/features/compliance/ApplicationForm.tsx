import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { type Claims, useTell } from "./desk";
import { LEVELS, levelInWords, levelMeans } from "./words";

const NOTHING: Claims = { name: "", birthDate: "", country: "", address: "" };

/** What one says of oneself. */
export function ApplicationForm({ claims }: { claims?: Claims | undefined }) {
  const [level, setLevel] = useState("BASIC");
  const [said, setSaid] = useState(claims ?? NOTHING);
  const tell = useTell();
  const set = (more: Partial<Claims>) => setSaid({ ...said, ...more });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate({ path: "/application", body: { level, ...said } });
      }}
    >
      <Select
        label="Level"
        hint={`Needs ${levelMeans(level)}.`}
        value={level}
        onChange={(event) => setLevel(event.target.value)}
      >
        {LEVELS.slice(1).map((one) => (
          <option key={one} value={one}>
            {levelInWords(one)}
          </option>
        ))}
      </Select>
      <TextField
        label="Legal name"
        hint="As your document has it, in any script."
        required
        maxLength={160}
        autoComplete="name"
        value={said.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Date of birth"
          type="date"
          required
          autoComplete="bday"
          value={said.birthDate}
          onChange={(event) => set({ birthDate: event.target.value })}
        />
        <TextField
          label="Country"
          hint="Two letters, such as PT."
          required
          pattern="[A-Za-z]{2}"
          maxLength={2}
          autoComplete="country"
          value={said.country}
          onChange={(event) => set({ country: event.target.value.toUpperCase() })}
        />
      </div>
      <TextField
        label="Address"
        required
        maxLength={300}
        autoComplete="street-address"
        value={said.address}
        onChange={(event) => set({ address: event.target.value })}
      />
      <ErrorNote error={tell.error} />
      <Button type="submit" kind="primary" busy={tell.isPending}>
        Go on to documents
      </Button>
    </form>
  );
}
