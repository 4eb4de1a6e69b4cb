import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { tonnes } from "../credits/words";
import { carbonInWords, modeInWords } from "./carbon";
import { MONTHS, type Month, summaryOf } from "./months";

/** Shades of modes, those that emitted most first. */
const SHADES = ["fill-wood", "fill-accent", "fill-muted", "fill-wood/50", "fill-accent/50"];

/** What somebody's carriage emitted by month and mode, what was saved, and what made up for. */
export function Emissions({ principal }: { principal: string }) {
  const rows = usePages("emissions/months", { principal }, { limit: 200 });
  const retired = usePages(
    "credits/retirements",
    { owner: principal, state: "FINAL" },
    { limit: 200 },
  );
  if (rows.rows.length === 0) {
    return null;
  }
  const { months, total, saved, modes } = summaryOf(rows.rows, new Date());
  const compensated = retired.rows.reduce((all, one) => all + one.quantity, 0);
  const figures: [string, string][] = [
    ["Emitted", `${carbonInWords(total)} CO₂e`],
    ["Saved, proven", carbonInWords(saved)],
    ["Credits retired", tonnes(compensated)],
  ];
  return (
    <section aria-labelledby="emissions">
      <h2 id="emissions" className="mb-3">
        Emissions
      </h2>
      <div className="card grid gap-3 p-4 text-sm">
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt className="label">{label}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        <Bars months={months} order={modes.map((one) => one.mode)} />
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {modes.map((one, i) => (
            <li key={one.mode} className="flex items-center gap-1.5">
              <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
                <rect width="10" height="10" className={shadeOf(i)} />
              </svg>
              {modeInWords(one.mode)} {carbonInWords(one.wtw)}
            </li>
          ))}
        </ul>
        <Link
          className="link inline-flex min-h-[24px] items-center justify-self-start"
          to="/goods/emissions"
        >
          All legs
        </Link>
      </div>
    </section>
  );
}

function shadeOf(i: number): string {
  return SHADES[Math.min(i, SHADES.length - 1)] ?? "";
}

function Bars({ months, order }: { months: Month[]; order: string[] }) {
  const most = Math.max(...months.map((one) => one.total), 1);
  const told = months
    .filter((one) => one.total > 0)
    .map((one) => `${one.month}: ${carbonInWords(one.total)}`);
  return (
    <div>
      <svg
        viewBox={`0 0 ${MONTHS * 10} 48`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Emissions by the month. ${told.join(", ")}`}
        className="h-12 w-full"
      >
        {months.map((month, i) => {
          let top = 48;
          return month.modes.map(({ mode, wtw }) => {
            const height = (wtw / most) * 46;
            top -= height;
            return (
              <rect
                key={`${month.month} ${mode}`}
                x={i * 10 + 1}
                width="8"
                y={top}
                height={height}
                className={shadeOf(order.indexOf(mode))}
              />
            );
          });
        })}
      </svg>
      <p aria-hidden="true" className="flex border-t border-line pt-0.5 text-xs text-muted">
        {months.map((month) => (
          <span key={month.month} className="flex-1 text-center">
            {letterOf(month.month)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The first letter of a month's name. */
function letterOf(month: string): string {
  return "JFMAMJJASOND".charAt(Number(month.slice(5)) - 1);
}
