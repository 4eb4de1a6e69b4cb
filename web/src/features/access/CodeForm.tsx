import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { AccessError, useWait } from "./AccessError";

/** Longest of what is taken: a recovery code with its hyphens, and spaces somebody typed. */
const MAX_CODE = 40;

interface Props {
  label: string;
  hint: string;
  /** What the button says. */
  go: string;
  busy: boolean;
  error: unknown;
  onCode: (code: string) => void;
}

/** A code from somewhere else, to be typed in. */
export function CodeForm({ label, hint, go, busy, error, onCode }: Props) {
  const [code, setCode] = useState("");
  const isWaiting = useWait(error) > 0;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
        setCode("");
      }}
    >
      <TextField
        label={label}
        hint={hint}
        required
        autoFocus
        data-first
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={MAX_CODE}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <AccessError error={error} />
      <Button type="submit" kind="primary" busy={busy} disabled={isWaiting}>
        {go}
      </Button>
    </form>
  );
}
