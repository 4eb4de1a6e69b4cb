import { NavLink } from "react-router";

interface Tab {
  to: string;
  label: string;
  end?: boolean;
}

/** Pages that belong together. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="mb-5 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end ?? false}
          className={({ isActive }) =>
            `-mb-px border-b-2 px-3 py-2 text-sm font-medium whitespace-nowrap ${
              isActive ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink"
            }`
          }
        >
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
