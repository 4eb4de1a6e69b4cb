import { type KeyboardEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { become, useIdentities } from "../features/identity/store";
import { Dialog } from "../ui/Dialog";
import { PAGES } from "./pages";
import { nextTheme } from "./theme";

interface Command {
  label: string;
  hint: string;
  run: () => void;
}

const ID = /^[0-9a-f]{32}(-[0-9]{1,3})?$/;

/** Everything that can be done, by typing a part of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const commands = useCommands(text.trim());
  const at = Math.min(chosen, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (command) {
      onClose();
      command.run();
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((at + step + commands.length) % commands.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(commands[at]);
    }
  };
  return (
    <Dialog title="Command palette" kind="palette" bare onClose={onClose}>
      <input
        className="w-full border-b border-line bg-transparent px-5 py-4 outline-none"
        placeholder="Go somewhere, do something, find goods, paste an id"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        autoComplete="off"
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div id={list} role="listbox" aria-label="Commands" className="max-h-80 overflow-auto p-2">
        {commands.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox
          <div
            key={command.label}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={`flex justify-between gap-3 rounded-md px-3 py-2 text-sm ${i === at ? "bg-accent-soft" : ""}`}
            onMouseMove={() => setChosen(i)}
            onClick={() => run(command)}
          >
            <span className="truncate">{command.label}</span>
            <span className="text-muted">{command.hint}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function useCommands(text: string): Command[] {
  const navigate = useNavigate();
  const { all, current } = useIdentities();
  const go = (to: string) => () => void navigate(to);
  const fixed: Command[] = [
    ...PAGES.map(({ to, label }) => ({ label, hint: "page", run: go(to) })),
    { label: "Offer something", hint: "sell", run: go("/sell/new") },
    { label: "Import a shop export", hint: "sell", run: go("/sell/import") },
    { label: "Orders to fulfil", hint: "sell", run: go("/orders/sold") },
    { label: "Portfolio", hint: "exchange", run: go("/exchange/portfolio") },
    { label: "Parameters", hint: "governance", run: go("/governance/parameters") },
    { label: "Roles", hint: "governance", run: go("/governance/roles") },
    { label: "Instruments and halts", hint: "governance", run: go("/governance/instruments") },
    { label: "Carbon credits of mine", hint: "credits", run: go("/credits/holdings") },
    { label: "Retirements", hint: "credits", run: go("/credits/retirements") },
    { label: "Register a project", hint: "credits", run: go("/credits/new") },
    { label: "Trace a thing", hint: "goods", run: go("/trace") },
    { label: "Things that I hold", hint: "goods", run: go("/goods/things") },
    { label: "Stock of mine", hint: "goods", run: go("/goods/stock") },
    { label: "Hand-overs", hint: "goods", run: go("/goods/hand-overs") },
    { label: "Products", hint: "goods", run: go("/goods/products") },
    { label: "Places", hint: "goods", run: go("/goods/places") },
    { label: "Give a mandate", hint: "mandates", run: go("/mandates/new") },
    { label: "Mandates received", hint: "mandates", run: go("/mandates/received") },
    { label: "Use someone in this browser", hint: "keys", run: go("/keys/join") },
    { label: "Privileged acts", hint: "oversight", run: go("/operator") },
    { label: "Emergencies", hint: "oversight", run: go("/operator/emergencies") },
    { label: "Ledger nodes", hint: "page", run: go("/live/nodes") },
    { label: "Become someone new", hint: "people", run: go("/people") },
    { label: "API keys and apps", hint: "people", run: go("/developers") },
    { label: "Connectors", hint: "people", run: go("/connectors") },
    { label: "Sign in", hint: "people", run: go("/sign-in") },
    { label: "Sign up", hint: "people", run: go("/sign-up") },
    { label: "Account security", hint: "people", run: go("/security") },
    { label: "Compliance desk", hint: "compliance", run: go("/compliance") },
    { label: "Next theme", hint: "view", run: nextTheme },
    ...all
      .filter((one) => one.principal !== current?.principal)
      .map((one) => ({
        label: `Be ${one.name}`,
        hint: one.principal.slice(0, 8),
        run: () => become(one.principal),
      })),
  ];
  const words = text.toLowerCase();
  const found = fixed.filter((one) => one.label.toLowerCase().includes(words));
  if (ID.test(words)) {
    found.unshift({ label: `Receipt ${words}`, hint: "prove it", run: go(`/receipt/${words}`) });
  } else if (words) {
    const to = `/?q=${encodeURIComponent(text)}`;
    found.push({ label: `Search goods for “${text}”`, hint: "market", run: go(to) });
  }
  return found;
}
