import { roundUp, type Step, stairs, totalsOf } from "./steps";
import { tonnes } from "./words";

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 4;
const TOP = 18;
const BOTTOM = HEIGHT - 20;
const DAY = 86_400_000;

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** What was issued and what of it was retired, as two stairs over log time. */
export function HistoryChart({ steps, now }: { steps: Step[]; now: number }) {
  const totals = totalsOf(steps);
  const first = totals[0];
  const last = totals.at(-1);
  if (!first || !last) {
    return null;
  }
  const from = first.time - Math.max((now - first.time) * 0.04, DAY / 24);
  const top = roundUp(last.issued);
  const x = (time: number) =>
    Math.round(LEFT + ((time - from) / Math.max(now - from, 1)) * (WIDTH - 2 * LEFT));
  const y = (value: number) => Math.round(BOTTOM - (value / top) * (BOTTOM - TOP));
  const line = (of: "issued" | "retired") =>
    stairs(
      totals.map((one) => [x(one.time), y(one[of])]),
      BOTTOM,
      WIDTH - LEFT,
    );
  const area = (path: string) => `${path}V${BOTTOM}Z`;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${tonnes(last.issued)} issued and ${tonnes(last.retired)} retired since ${date.format(first.time)}`}
      className="w-full"
    >
      {[0.5, 1].map((share) => (
        <g key={share}>
          <path d={`M${LEFT} ${y(top * share)}H${WIDTH - LEFT}`} className="stroke-line" />
          <text x={LEFT} y={y(top * share) - 4} className="fill-muted text-[11px]">
            {tonnes(top * share)}
          </text>
        </g>
      ))}
      <path d={area(line("issued"))} className="fill-wood" fillOpacity="0.25" />
      <path d={line("issued")} className="fill-none stroke-wood" strokeWidth="2" />
      <path d={area(line("retired"))} className="fill-accent" fillOpacity="0.3" />
      <path d={line("retired")} className="fill-none stroke-accent" strokeWidth="2" />
      <path d={`M${LEFT} ${BOTTOM}H${WIDTH - LEFT}`} className="stroke-edge" />
      <text x={LEFT} y={HEIGHT - 5} className="fill-muted text-[11px]">
        {date.format(from)}
      </text>
      <text x={WIDTH - LEFT} y={HEIGHT - 5} textAnchor="end" className="fill-muted text-[11px]">
        {date.format(now)}
      </text>
    </svg>
  );
}
