import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { PAGES } from "../../app/pages";
import { CheckIcon, PlusIcon } from "../../ui/icons";
import { Mark } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { ActFor } from "./ActFor";
import { Entry, Nobody, SessionEntries } from "./SessionMenu";
import { signsBy } from "./signs";
import { become, useIdentities } from "./store";
import type { Kept } from "./vault";

/** Who one is, and who else one could be. */
export function IdentityMenu() {
  const { loaded, all, current, self } = useIdentities();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const away =
        event instanceof KeyboardEvent ? event.key === "Escape" : isOutside(event, box.current);
      if (away) {
        setOpen(false);
      }
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("keydown", leave);
    };
  }, []);
  if (!loaded) {
    return null;
  }
  if (!current || !self) {
    return <Nobody />;
  }
  return (
    <div ref={box} className="relative">
      <button
        type="button"
        className="btn btn-plain max-w-44 px-2"
        aria-expanded={open}
        aria-controls={open ? "identities" : undefined}
        aria-label={`${current.name}: switch identity`}
        onClick={() => setOpen(!open)}
      >
        <Mark principal={current.principal} />
        <span className="hidden truncate sm:inline">{current.name}</span>
      </button>
      {open && <Choices all={all} current={current} self={self} onDone={() => setOpen(false)} />}
    </div>
  );
}

function isOutside(event: Event, box: HTMLElement | null): boolean {
  return event.target instanceof Node && !box?.contains(event.target);
}

interface ChoicesProps {
  all: Kept[];
  current: Kept;
  self: Kept;
  onDone: () => void;
}

function Choices({ all, current, self, onDone }: ChoicesProps) {
  const balances = usePages("accounts/balances", { owner: current.principal });
  return (
    <div
      id="identities"
      className="absolute right-0 mt-2 max-h-[70dvh] w-72 overflow-auto rounded-lg border border-line bg-surface p-1.5 shadow-lg"
    >
      <Link
        to="/account"
        onClick={onDone}
        className="flex items-baseline justify-between gap-3 rounded-md px-2.5 py-2 text-sm hover:bg-sunken"
      >
        <span className="text-muted">Available</span>
        <span className="font-medium">
          {balances.rows.map((row) => (
            <Money key={row.id} minor={row.available} asset={row.asset} />
          ))}
        </span>
      </Link>
      <ul className="border-y border-line py-1.5" aria-label="Be">
        {all.map((one) => (
          <li key={one.principal} className="flex items-center">
            <button
              type="button"
              className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-sm hover:bg-sunken"
              aria-pressed={one.principal === self.principal}
              onClick={() => {
                become(one.principal);
                onDone();
              }}
            >
              <Mark principal={one.principal} />
              <span className="min-w-0 flex-1 truncate">{one.name}</span>
              {one.principal === self.principal && <CheckIcon />}
            </button>
            <span className="px-2 text-xs whitespace-nowrap text-muted">{signsBy(one)}</span>
          </li>
        ))}
      </ul>
      <ActFor self={self} current={current} onDone={onDone} />
      <div className="grid border-b border-line py-1.5">
        {PAGES.filter((one) => one.menu).map(({ to, label, Icon }) => (
          <Entry key={to} to={to} onDone={onDone}>
            <Icon /> {label}
          </Entry>
        ))}
      </div>
      <div className="grid pt-1.5">
        <Entry to="/people" onDone={onDone}>
          <PlusIcon /> Become someone else
        </Entry>
        <SessionEntries onDone={onDone} />
      </div>
    </div>
  );
}
