import { type Batch, type Counts, countsOf } from "./rows";
import { issuedOf, remainingOf, SupplyBar, SupplyKey, sumOf } from "./SupplyBar";
import { shortTonnes } from "./words";

/** The vintages of some batches, newest first, with what became of their units. */
function vintagesOf(batches: Batch[]): [number, Counts][] {
  const years = [...new Set(batches.map((batch) => batch.vintage))].sort((a, b) => b - a);
  return years.map((year) => [
    year,
    sumOf(batches.filter((one) => one.vintage === year).map(countsOf)),
  ]);
}

/** A bar for every vintage, all in one measure. */
export function VintageChart({ batches }: { batches: Batch[] }) {
  const vintages = vintagesOf(batches);
  const largest = Math.max(...vintages.map(([, counts]) => issuedOf(counts)), 1);
  return (
    <div className="card grid gap-3 p-4">
      <table className="w-full border-separate border-spacing-y-1 text-sm">
        <caption className="sr-only">Issued, retired and remaining credits by vintage</caption>
        <thead className="text-left">
          <tr className="label *:pr-3 *:pb-1 *:font-medium">
            <th scope="col">Vintage</th>
            <th scope="col" className="w-full">
              <span className="sr-only">Shares</span>
            </th>
            <th scope="col" className="text-right">
              Issued
            </th>
            <th scope="col" className="text-right">
              Retired
            </th>
            <th scope="col" className="hidden text-right sm:table-cell">
              Remaining
            </th>
          </tr>
        </thead>
        <tbody>
          {vintages.map(([vintage, counts]) => (
            <tr key={vintage} className="*:pr-3">
              <th scope="row" className="text-left font-medium">
                {vintage}
              </th>
              <td>
                <SupplyBar counts={counts} of={largest} />
              </td>
              <td className="text-right whitespace-nowrap">{shortTonnes(issuedOf(counts))}</td>
              <td className="text-right whitespace-nowrap">{shortTonnes(counts.retired)}</td>
              <td className="hidden text-right whitespace-nowrap sm:table-cell">
                {shortTonnes(remainingOf(counts))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SupplyKey counts={sumOf(batches.map(countsOf))} />
    </div>
  );
}
