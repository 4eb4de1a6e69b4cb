import { type Bytes, toHex } from "../../proof/bytes";
import type { Rung } from "../../proof/merkle";
import type { Verdict } from "../../proof/verify";

interface Props {
  verdict: Verdict;
  position: number;
}

const ROW = 44;
const WIDTH = 440;
const BOX = { width: 128, height: 24 };
const MIDDLE = WIDTH / 2;
const ASIDE = 148;

/**
 * The way from the leaf up to the signed root: every node in the middle was computed here from the
 * two below it, every node aside came with the proof.
 */
export function MerklePath({ verdict, position }: Props) {
  const { leaf, path, checkpoint } = verdict;
  if (!leaf || !checkpoint) {
    return null;
  }
  const good = verdict.checks.find((check) => check.name === "inclusion")?.good ?? false;
  const height = (path.length + 1) * ROW + 8;
  const says = `Merkle path from leaf ${position} in ${path.length} steps to the root of ${checkpoint.size} leaves`;
  return (
    <figure className="card overflow-x-auto p-3">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={says}
        className="mx-auto block w-full max-w-lg"
      >
        {path.map((rung, i) => (
          <Step key={toHex(rung.sibling)} rung={rung} y={yOf(i + 1, path.length)} good={good} />
        ))}
        <Node
          x={MIDDLE}
          y={yOf(0, path.length)}
          hash={leaf}
          label={path.length === 0 ? "leaf and root" : `leaf ${position}`}
          good={good}
        />
        {path.map((rung, i) => (
          <Node
            key={toHex(rung.parent)}
            x={MIDDLE}
            y={yOf(i + 1, path.length)}
            hash={rung.parent}
            label={i === path.length - 1 ? "root" : ""}
            good={good}
          />
        ))}
      </svg>
      <figcaption className="px-1 pt-1 text-center text-xs text-muted">{says}.</figcaption>
    </figure>
  );
}

/** The vertical middle of a level; the root stands at the top. */
function yOf(level: number, levels: number): number {
  return (levels - level) * ROW + 20;
}

function Step({ rung, y, good }: { rung: Rung; y: number; good: boolean }) {
  const x = MIDDLE + (rung.side === "left" ? -ASIDE : ASIDE);
  const below = y + ROW;
  return (
    <g>
      <path
        d={`M${MIDDLE} ${below}V${y}M${x} ${below - BOX.height / 2}V${y + ROW / 2}H${MIDDLE}`}
        fill="none"
        strokeWidth="1.5"
        className={good ? "stroke-good" : "stroke-bad"}
      />
      <Node x={x} y={below} hash={rung.sibling} label="" />
    </g>
  );
}

interface NodeProps {
  x: number;
  y: number;
  hash: Bytes;
  label: string;
  /** Undefined for a node that came with the proof. */
  good?: boolean;
}

function Node({ x, y, hash, label, good }: NodeProps) {
  const computed = good !== undefined;
  const look = computed
    ? good
      ? "fill-good-soft stroke-good"
      : "fill-bad-soft stroke-bad"
    : "fill-wood-soft stroke-wood";
  const text = label ? `${label}  ${toHex(hash).slice(0, 6)}` : toHex(hash).slice(0, 12);
  return (
    <g>
      <rect
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        {...BOX}
        rx="3"
        strokeWidth="1.2"
        className={look}
      />
      <text x={x} y={y + 4} textAnchor="middle" className="fill-ink font-mono text-[11px]">
        {text}
      </text>
    </g>
  );
}
