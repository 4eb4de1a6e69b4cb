import type { MandatesSpending } from "../../api/types";
import { Money } from "../../ui/Money";
import { Time } from "../../ui/Time";
import { budgetOf, periodInWords } from "./budget";

interface Props {
  of: MandatesSpending;
  /** When the mandate began: its periods count from there. */
  from: number;
  now: number;
}

/** A budget as a stick: what is used is cut away. */
export function BudgetBar({ of, from, now }: Props) {
  const { used, left, share, renews } = budgetOf(of, from, now);
  const asset = of.asset;
  return (
    <li className="min-w-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span>
          <strong className="font-semibold">
            <Money minor={left} asset={asset} />
          </strong>{" "}
          left
        </span>
        <span className="text-xs text-muted">
          of <Money minor={of.budget} asset={asset} /> {periodInWords(of.periodMillis)}
        </span>
      </p>
      <svg
        viewBox="0 0 1000 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${share / 10} % of the ${asset} budget is used`}
        className="mt-1 h-2.5 w-full rounded-sm"
      >
        <rect width="1000" height="10" className="fill-wood" />
        <rect width={share} height="10" className="fill-accent" />
        {share > 0 && share < 1000 && (
          <rect x={share} width="6" height="10" className="fill-surface" />
        )}
      </svg>
      <p className="mt-1 text-xs text-muted">
        <Money minor={used} asset={asset} /> used
        {of.each < of.budget && (
          <>
            , at most <Money minor={of.each} asset={asset} /> at a time
          </>
        )}
        {renews > 0 && (
          <>
            , anew <Time at={renews} />
          </>
        )}
      </p>
    </li>
  );
}
