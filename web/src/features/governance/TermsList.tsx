import type { ReactNode } from "react";
import { Money } from "../../ui/Money";
import { Somebody } from "../identity/Somebody";

export interface Terms {
  symbol: string;
  asset: string;
  money: string;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
}

/** What is traded, for what, in which steps. */
export function TermsList({ terms }: { terms: Terms }) {
  const { asset, money } = terms;
  const rows: [string, ReactNode][] = [
    ["Traded", asset],
    ["Paid with", money],
    ["Price step for one lot", <Money key="tick" minor={terms.tick} asset={money} />],
    ["Lot", <Money key="lot" minor={terms.lot} asset={asset} />],
    ["Smallest order", <Money key="minimum" minor={terms.minimum} asset={asset} />],
    [
      "Largest order",
      terms.maximum === 0 ? (
        "no limit"
      ) : (
        <Money key="maximum" minor={terms.maximum} asset={asset} />
      ),
    ],
    ["Fees go to", <Somebody key="fee" principal={terms.feeTo} />],
  ];
  return (
    <dl className="rows text-sm">
      {rows.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-4 py-1.5">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 text-right font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
