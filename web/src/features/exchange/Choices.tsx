import { type KeyboardEvent, type ReactNode, useId } from "react";

interface Props<K extends string> {
  label: string;
  tabs: Record<K, ReactNode>;
  current: K;
  onChange: (tab: K) => void;
  children: ReactNode;
  className?: string;
  /** Stands at the end of the line of tabs. */
  end?: ReactNode;
}

/** Tabs within a page, of which arrows choose one. */
export function Choices<K extends string>(props: Props<K>) {
  const { label, tabs, current, onChange, children, className = "", end } = props;
  const id = useId();
  const keys = Object.keys(tabs) as K[];
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = way && keys[(keys.indexOf(current) + way + keys.length) % keys.length];
    if (next) {
      event.preventDefault();
      onChange(next);
      document.getElementById(`${id}-${next}`)?.focus();
    }
  };
  return (
    <div className={`flex min-h-0 flex-col ${className}`}>
      <div className="flex items-center gap-2 border-b border-line pr-2">
        <div role="tablist" aria-label={label} className="flex min-w-0 flex-1 overflow-x-auto">
          {keys.map((key) => (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              tabIndex={key === current ? 0 : -1}
              aria-selected={key === current}
              aria-controls={`${id}-panel`}
              onKeyDown={press}
              onClick={() => onChange(key)}
              className={`border-b-2 px-2.5 py-1.5 text-sm whitespace-nowrap ${
                key === current ? "border-accent font-medium" : "border-transparent text-muted"
              }`}
            >
              {tabs[key]}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${current}`}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-auto"
      >
        {children}
      </div>
    </div>
  );
}
