import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { LABEL } from "./issue";

interface Props {
  label: string;
  labels: string[];
  onChange: (labels: string[]) => void;
}

/** Labels, put on with Enter and taken off with a click. */
export function LabelFields({ label, labels, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const isLabel = LABEL.test(typed.trim());
  const add = () => {
    if (isLabel) {
      onChange([...new Set([...labels, typed.trim()])]);
      setTyped("");
    }
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex items-start gap-2">
        <TextField
          label={label}
          className="flex-1"
          maxLength={40}
          placeholder="CCP"
          value={typed}
          error={
            typed.trim() === "" || isLabel ? undefined : "Letters, digits, +, ., _ or -, no spaces."
          }
          onKeyDown={(event) => {
            if (event.key === "Enter" && typed.trim() !== "") {
              event.preventDefault();
              add();
            }
          }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button className="mt-5" disabled={!isLabel} onClick={add}>
          Add<span className="sr-only"> to {label.toLowerCase()}</span>
        </Button>
      </div>
      {labels.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {labels.map((one) => (
            <li key={one}>
              <button
                type="button"
                className="badge min-h-7 bg-sunken text-ink"
                onClick={() => onChange(labels.filter((other) => other !== one))}
              >
                {one} <span aria-hidden="true">×</span>
                <span className="sr-only">: take off</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
