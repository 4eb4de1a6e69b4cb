import { type Range, rangeInWords } from "./serials";

interface Props {
  ranges: Range[];
  /** Ranges that are written out; the others are counted. */
  shown: number;
}

/** Serial numbers before one signs for them. */
export function RangeList({ ranges, shown }: Props) {
  return (
    <>
      <ul className="mono break-all">
        {ranges.slice(0, shown).map((range) => (
          <li key={`${range.space} ${range.first}`}>{rangeInWords(range)}</li>
        ))}
      </ul>
      {ranges.length > shown && (
        <p className="text-muted">and {ranges.length - shown} more ranges</p>
      )}
    </>
  );
}
