import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** What one can do there. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the page, with what one can do in it beside its title. */
export function Section({ title, actions, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id}>{title}</h2>
        <div className="flex flex-wrap gap-2 empty:hidden">{actions}</div>
      </div>
      {children}
    </section>
  );
}
