import { usePages } from "../../api/hooks";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { Fill } from "./model";
import { ProveTrade } from "./TradeProof";
import type { Units } from "./units";
import { SIDES } from "./words";

interface Props {
  owner: string;
  instrument: string;
  units: Units;
}

/** One's trades, each with the receipt that proves it. */
export function Fills({ owner, instrument, units }: Props) {
  const fills = usePages("exchange/fills", { owner, instrument }, { limit: 30 });
  if (fills.isPending) {
    return <Loading what="fills" />;
  }
  if (fills.error || fills.rows.length === 0) {
    return (
      <>
        <ErrorNote error={fills.error} />
        {!fills.error && <p className="p-4 text-center text-sm text-muted">No fills yet.</p>}
      </>
    );
  }
  return (
    <>
      <table className="dense">
        <caption className="sr-only">Your fills in {instrument}</caption>
        <thead>
          <tr>
            <FillHeads />
          </tr>
        </thead>
        <tbody>
          {fills.rows.map((fill) => (
            <tr key={fill.cursor}>
              <FillCells fill={fill} units={units} />
            </tr>
          ))}
        </tbody>
      </table>
      <More {...fills} />
    </>
  );
}

/** What stands above the cells of fills. */
export function FillHeads() {
  return (
    <>
      <th scope="col" className="words">
        Fill
      </th>
      <th scope="col">Price</th>
      <th scope="col">Quantity</th>
      <th scope="col" className="max-sm:hidden">
        Value
      </th>
      <th scope="col" className="max-sm:hidden">
        Fee
      </th>
      <th scope="col">When</th>
      <th scope="col">
        <span className="sr-only">Prove it</span>
      </th>
    </>
  );
}

/** The cells of a fill: from its side to its proof. */
export function FillCells({ fill, units }: { fill: Fill; units: Units }) {
  return (
    <>
      <td className="words">
        <span className={fill.side === "BUY" ? "text-good" : "text-bad"}>{SIDES[fill.side]}</span>{" "}
        <span className="text-muted">
          #{fill.order} {fill.auction ? "auction" : fill.taker ? "taker" : "maker"}
        </span>
      </td>
      <td>{units.price(fill.price)}</td>
      <td>{units.quantity(fill.quantity)}</td>
      <td className="max-sm:hidden">{units.price(fill.value)}</td>
      <td className="text-muted max-sm:hidden">{units.price(fill.fee)}</td>
      <td className="text-muted">
        <Time at={fill.time} />
      </td>
      <td>
        <ProveTrade trade={fill.trade} units={units} />
      </td>
    </>
  );
}
