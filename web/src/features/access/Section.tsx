import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  about?: string;
  /** What can be done with all of it. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the security page. */
export function Section({ title, about, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-2 flex min-h-9 items-center justify-between gap-3">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {about && <p className="mb-2 text-sm text-muted">{about}</p>}
      {children}
    </section>
  );
}
