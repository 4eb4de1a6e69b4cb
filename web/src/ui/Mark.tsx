interface Props {
  principal: string;
  size?: number;
}

const HEIGHT = 20;

/** The other side of money that is given out: no principal, but where all of it comes from. */
export const ISSUANCE = "issuance";

/**
 * The mark of a principal: seven notches whose depth follows from its id, the way everybody had a
 * stick of their own. The same id always looks the same.
 */
export function Mark({ principal, size = 20 }: Props) {
  const digits = Array.from(principal.slice(0, 8), (digit) => Number.parseInt(digit, 16) || 0);
  const turned = (digits[7] ?? 0) % 2 === 1;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="shrink-0 rounded-sm"
    >
      <rect width="20" height={HEIGHT} className="fill-wood-soft" />
      {digits.slice(0, 6).map((digit, i) => {
        const depth = 4 + (digit % 8) * 1.7;
        const x = 2.2 + i * 2.7;
        const top = turned === digit > 7 ? 0 : HEIGHT - depth;
        // biome-ignore lint/suspicious/noArrayIndexKey: the notches never move
        return <rect key={i} x={x} y={top} width="1.7" height={depth} className="fill-wood-ink" />;
      })}
    </svg>
  );
}

/** A principal's mark and name. */
export function Person({ principal, name }: { principal: string; name: string }) {
  if (principal === ISSUANCE) {
    return <span>the venue</span>;
  }
  return (
    <span
      className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-middle"
      title={principal}
    >
      <Mark principal={principal} size={16} />
      <span className="truncate">{name === principal ? short(principal) : name}</span>
    </span>
  );
}

/** The beginning of an id, for people. */
export function short(id: string): string {
  const dash = id.indexOf("-");
  return dash < 0 ? `${id.slice(0, 8)}…` : `${id.slice(0, 8)}…${id.slice(dash)}`;
}
