const STAR = "m6 .9 1.55 3.3 3.6.45-2.65 2.5.7 3.6L6 8.95 2.8 10.75l.7-3.6L.85 4.65l3.6-.45L6 .9Z";

/** One to five stars. */
export function StarRow({ stars, size = 13 }: { stars: number; size?: number }) {
  return (
    <span role="img" aria-label={`${stars} of 5 stars`} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((n) => (
        <svg key={n} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
          <path d={STAR} className={n <= stars ? "fill-wood-ink" : "fill-line"} />
        </svg>
      ))}
    </span>
  );
}

/** The mean of reviews, to one digit, from whole sums. */
export function meanOf(sum: number, count: number): string {
  const tenths = Math.round((sum * 10) / count);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

export function Stars({ sum, count }: { sum: number; count: number }) {
  const mean = meanOf(sum, count);
  const says = `${mean} of 5 stars, ${count} ${count === 1 ? "review" : "reviews"}`;
  return (
    <span className="inline-flex items-center gap-1 text-xs text-muted">
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d={STAR} className="fill-wood-ink" />
      </svg>
      <span aria-hidden="true">
        {mean} ({count})
      </span>
      <span className="sr-only">{says}</span>
    </span>
  );
}

interface ChoiceProps {
  value: number;
  onChange: (stars: number) => void;
}

/** Chooses one to five stars, as radio buttons. */
export function StarChoice({ value, onChange }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="label mb-1">Stars</legend>
      <div className="flex gap-1">
        {[1, 2, 3, 4, 5].map((n) => (
          <label
            key={n}
            className="cursor-pointer rounded p-1 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="stars"
              className="sr-only"
              checked={value === n}
              onChange={() => onChange(n)}
            />
            <span className="sr-only">{n === 1 ? "1 star" : `${n} stars`}</span>
            <svg width="26" height="26" viewBox="0 0 12 12" aria-hidden="true">
              <path
                d={STAR}
                strokeWidth="0.6"
                className={n <= value ? "fill-wood-ink stroke-wood-ink" : "fill-none stroke-edge"}
              />
            </svg>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
