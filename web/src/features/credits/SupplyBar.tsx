import type { Counts } from "./rows";

/** What was issued in all: every unit is in exactly one state. */
export function issuedOf(counts: Counts): number {
  return remainingOf(counts) + counts.buffer + counts.retired + goneOf(counts);
}

/** What can still be used, wherever it waits. */
export function remainingOf({ active, reserved, pooled }: Counts): number {
  return active + reserved + pooled;
}

/** What neither was used nor can be. */
function goneOf({ cancelled, expired }: Counts): number {
  return cancelled + expired;
}

const PARTS = [
  { label: "Retired", fill: "bg-accent", of: (counts: Counts) => counts.retired },
  { label: "Remaining", fill: "bg-wood", of: remainingOf },
  { label: "Buffer pool", fill: "bg-edge", of: (counts: Counts) => counts.buffer },
  { label: "Cancelled or expired", fill: "bg-bad", of: goneOf },
];

/** One bar of all that was issued, cut where it went; the figures beside it say the same. */
export function SupplyBar({ counts, of = issuedOf(counts) }: { counts: Counts; of?: number }) {
  return (
    <span aria-hidden="true" className="flex h-2.5 overflow-hidden rounded-sm bg-sunken">
      {PARTS.map(({ label, fill, of: part }) => {
        const quantity = part(counts);
        return quantity === 0 ? null : (
          <span
            key={label}
            className={`${fill} border-r border-surface last:border-r-0`}
            style={{ width: `${(quantity / of) * 100}%` }}
          />
        );
      })}
    </span>
  );
}

/** What the colours of the bars mean; only those that appear. */
export function SupplyKey({ counts }: { counts: Counts }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {PARTS.filter(({ of }) => of(counts) > 0).map(({ label, fill }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-sm ${fill}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}

export const NONE: Counts = {
  active: 0,
  reserved: 0,
  pooled: 0,
  buffer: 0,
  retired: 0,
  cancelled: 0,
  expired: 0,
};

export function sumOf(all: Counts[]): Counts {
  const sum = { ...NONE };
  for (const one of all) {
    for (const state of Object.keys(NONE) as (keyof Counts)[]) {
      sum[state] += one[state];
    }
  }
  return sum;
}
