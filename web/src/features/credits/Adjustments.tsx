import type { CreditsAdjustment } from "../../api/types";
import { Frame } from "../../ui/Field";
import { ADJUSTMENTS } from "./words";

interface AdjustmentsProps {
  chosen: CreditsAdjustment[];
  onChange: (adjustments: CreditsAdjustment[]) => void;
}

/** Some of the states of corresponding adjustment. */
export function Adjustments({ chosen: all, onChange }: AdjustmentsProps) {
  return (
    <Frame label="Corresponding adjustment, one of (none chosen: any)">
      {(given) => (
        <ul id={given.id} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {(Object.keys(ADJUSTMENTS) as CreditsAdjustment[]).map((one) => (
            <li key={one}>
              <label className="flex items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={all.includes(one)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked ? [...all, one] : all.filter((other) => other !== one),
                    )
                  }
                />
                {ADJUSTMENTS[one]?.label}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
