import { type FormEvent, useState } from "react";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { listed, registerApp, useChange } from "./developers";
import { Scopes } from "./Scopes";

interface Props {
  known: string[];
  /** The secret is empty if the app can keep none. */
  onMade: (secret: string) => void;
  onCancel: () => void;
}

/** What an app is called, where people are sent back to, and what it may ask for. */
export function NewAppForm({ known, onMade, onCancel }: Props) {
  const [name, setName] = useState("");
  const [redirects, setRedirects] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const [confidential, setConfidential] = useState(true);
  const [standing, setStanding] = useState(false);
  const making = useChange(registerApp);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate(
      {
        name,
        redirects: listed(redirects),
        scopes,
        confidential,
        standing: confidential && standing,
      },
      { onSuccess: (made) => onMade(made.secret) },
    );
  };
  return (
    <form className="card grid gap-4 p-4" onSubmit={submit}>
      <TextField
        label="Name"
        hint="Those who are asked see it."
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <AreaField
        label="Addresses to come back to"
        hint="One a line: https, http on 127.0.0.1, or a scheme of its own with a dot. They match exactly."
        rows={2}
        value={redirects}
        onChange={(event) => setRedirects(event.target.value)}
      />
      <Scopes known={known} chosen={scopes} onChange={setScopes} />
      <div className="grid gap-1 text-sm">
        <Check
          label="It can keep a secret: it runs on a server of yours"
          checked={confidential}
          onChange={setConfidential}
        />
        {confidential && (
          <Check
            label="It may act for you by its secret alone, within all of these scopes"
            checked={standing}
            onChange={setStanding}
          />
        )}
      </div>
      <ErrorNote error={making.error} />
      <div className="flex gap-2">
        <Button
          type="submit"
          kind="primary"
          busy={making.isPending}
          disabled={!name.trim() || scopes.length === 0}
        >
          Register the app
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex items-baseline gap-2 py-1">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
