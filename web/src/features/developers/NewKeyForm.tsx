import { type FormEvent, useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { listed, makeKey, useChange } from "./developers";
import { Scopes } from "./Scopes";

interface Props {
  known: string[];
  onMade: (secret: string) => void;
  onCancel: () => void;
}

/** What a new key may do, from where, how often and until when. */
export function NewKeyForm({ known, onMade, onCancel }: Props) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const [ranges, setRanges] = useState("");
  const [perMinute, setPerMinute] = useState("600");
  const [days, setDays] = useState("90");
  const making = useChange(makeKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate(
      {
        name,
        scopes,
        ranges: listed(ranges),
        perMinute: Number(perMinute),
        days: Number(days),
      },
      { onSuccess: (made) => onMade(made.secret) },
    );
  };
  return (
    <form className="card grid gap-4 p-4" onSubmit={submit}>
      <TextField
        label="Name"
        hint="For you, to know it by."
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Scopes known={known} chosen={scopes} onChange={setScopes} />
      <TextField
        label="Networks"
        hint="From which it is good, such as 192.0.2.0/24; from everywhere if empty."
        value={ranges}
        onChange={(event) => setRanges(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Requests a minute"
          type="number"
          min={1}
          max={60000}
          required
          value={perMinute}
          onChange={(event) => setPerMinute(event.target.value)}
        />
        <TextField
          label="Days until it ends"
          type="number"
          min={1}
          max={366}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </div>
      <ErrorNote error={making.error} />
      <div className="flex gap-2">
        <Button
          type="submit"
          kind="primary"
          busy={making.isPending}
          disabled={!name.trim() || scopes.length === 0}
        >
          Make the key
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
