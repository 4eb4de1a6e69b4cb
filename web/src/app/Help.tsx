import { useState } from "react";
import { Dialog } from "../ui/Dialog";
import { PAGES } from "./pages";
import { setSingleKeys, singleKeys } from "./shortcuts";

const KEYS: [string[], string][] = [
  [["⌘", "K"], "Command palette (Ctrl K elsewhere)"],
  [["/"], "Search goods"],
  ...PAGES.map(({ key, label }): [string[], string] => [["g", key], label]),
  [["t"], "Next theme"],
  [["b"], "Buy: to the order ticket, on an instrument's page"],
  [["s"], "Sell: the same"],
  [["↑", "↓"], "One tick or lot in the ticket (ten with Shift); up and down the book"],
  [["?"], "These shortcuts"],
  [["Esc"], "Close what lies on top"],
];

/** The keys, and a way to turn the single ones off. */
export function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeys);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="rows px-5 py-2">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="flex items-center justify-between gap-4 py-1.5 text-sm">
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-edge bg-sunken px-1.5 text-center font-sans text-xs leading-6"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-2 border-t border-line px-5 py-3 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        Single-key shortcuts
      </label>
    </Dialog>
  );
}
