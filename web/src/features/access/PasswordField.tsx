import { useState } from "react";
import { Frame } from "../../ui/Field";

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  autoComplete: "current-password" | "new-password";
  value: string;
  onValue: (value: string) => void;
}

const MIN = 8;
const MAX = 128;

/** A password, which its owner may look at. */
export function PasswordField({ label, hint, error, autoComplete, value, onValue }: Props) {
  const [isShown, setShown] = useState(false);
  return (
    <Frame label={label} hint={hint} error={error}>
      {(given) => (
        <div className="flex gap-2">
          <input
            {...given}
            className="input min-w-0 flex-1"
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            required
            minLength={MIN}
            maxLength={MAX}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
          <button
            type="button"
            className="btn btn-plain"
            aria-pressed={isShown}
            aria-label={`Show ${label.toLowerCase()}`}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? "Hide" : "Show"}
          </button>
        </div>
      )}
    </Frame>
  );
}
