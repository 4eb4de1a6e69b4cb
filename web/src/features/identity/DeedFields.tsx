import { DEEDS, holds, toggled } from "./deeds";

interface Props {
  legend: string;
  scope: string[];
  error?: string | undefined;
  onChange: (scope: string[]) => void;
}

/** What may be signed, by boxes to tick. A room that is ticked covers all that is in it. */
export function DeedFields({ legend, scope, error, onChange }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="label mb-1">{legend}</legend>
      <div className="card rows">
        {DEEDS.map(({ room, deeds }) => (
          <div key={room} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[6rem_1fr]">
            <p className="text-sm text-muted">{room}</p>
            <ul className="grid gap-1">
              {deeds.map((deed) => {
                const whole = deed.scope.some((entry) => scope.includes(entry.split(".")[0] ?? ""));
                const covered = whole && !holds(scope, deed);
                return (
                  <li key={deed.label}>
                    <label className="flex min-h-6 items-start gap-2 text-sm">
                      <input
                        type="checkbox"
                        className="mt-0.5 size-4 shrink-0 accent-accent"
                        checked={covered || holds(scope, deed)}
                        disabled={covered}
                        onChange={() => onChange(toggled(scope, deed))}
                      />
                      {deed.label}
                    </label>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-xs font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
