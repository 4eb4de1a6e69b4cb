import { useState } from "react";
import { CrossIcon } from "../../ui/icons";
import { PersonField } from "../governance/PersonField";
import { Somebody } from "./Somebody";

interface Props {
  label: string;
  /** The ids of those who are chosen. */
  value: string[];
  max: number;
  error?: string | undefined;
  onChange: (principals: string[]) => void;
}

/** Several people, one after another. */
export function PeopleField({ label, value, max, error, onChange }: Props) {
  const [round, setRound] = useState(0);
  return (
    <div className="min-w-0">
      {value.length > 0 && (
        <ul className="mb-2 flex flex-wrap gap-1.5" aria-label={`${label}: chosen`}>
          {value.map((one) => (
            <li
              key={one}
              className="flex max-w-full items-center gap-1 rounded-md bg-sunken py-0.5 pr-0.5 pl-2 text-sm"
            >
              <Somebody principal={one} />
              <button
                type="button"
                className="grid size-7 place-items-center rounded hover:bg-line"
                onClick={() => onChange(value.filter((other) => other !== one))}
              >
                <CrossIcon size={12} />
                <span className="sr-only">
                  Remove <Somebody principal={one} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < max && (
        <PersonField
          key={round}
          label={label}
          value=""
          error={error}
          onChange={(principal) => {
            if (principal && !value.includes(principal)) {
              onChange([...value, principal]);
              setRound(round + 1);
            }
          }}
        />
      )}
    </div>
  );
}
