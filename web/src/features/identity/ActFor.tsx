import { CheckIcon } from "../../ui/icons";
import { Mark } from "../../ui/Mark";
import { actAsSelf, actFor } from "./store";
import { useNames } from "./useNames";
import { useOthers } from "./useOthers";
import type { Kept } from "./vault";

interface Props {
  self: Kept;
  current: Kept;
  onDone: () => void;
}

/** For whom one may act: organisations, and those who gave one a mandate. */
export function ActFor({ self, current, onDone }: Props) {
  const others = useOthers(self);
  const nameOf = useNames(others.filter((one) => !one.name).map((one) => one.principal));
  if (others.length === 0) {
    return null;
  }
  return (
    <div className="border-b border-line py-1.5">
      <p className="label px-2.5 py-1" id="act-for">
        Act for
      </p>
      <ul aria-labelledby="act-for">
        {others.map(({ principal, name: known, why }) => {
          const name = known || nameOf(principal);
          const on = principal === current.principal;
          return (
            <li key={principal}>
              <button
                type="button"
                className="flex w-full items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-sm hover:bg-sunken"
                aria-pressed={on}
                onClick={() => {
                  if (on) {
                    actAsSelf();
                  } else {
                    actFor(principal, name);
                  }
                  onDone();
                }}
              >
                <Mark principal={principal} />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <span className="text-xs text-muted">{why}</span>
                {on && <CheckIcon />}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
