import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { ErrorNote, More } from "../../ui/notes";
import { FillCells, FillHeads } from "./Fills";
import type { Fill, Instrument } from "./model";
import { useUnits } from "./units";

/** One's trades in all instruments. */
export function AllFills({ owner }: { owner: string }) {
  const fills = usePages("exchange/fills", { owner }, { limit: 30 });
  const instruments = usePages("exchange/instruments", {}, { limit: 200 });
  if (fills.rows.length === 0) {
    return <ErrorNote error={fills.error} />;
  }
  return (
    <section aria-labelledby="fills">
      <h2 id="fills" className="mb-2">
        Fills
      </h2>
      <div className="panel overflow-x-auto">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col" className="words">
                Instrument
              </th>
              <FillHeads />
            </tr>
          </thead>
          <tbody>
            {fills.rows.map((fill) => {
              const instrument = instruments.rows.find((one) => one.instrument === fill.instrument);
              return instrument && <Line key={fill.cursor} {...{ fill, instrument }} />;
            })}
          </tbody>
        </table>
      </div>
      <More {...fills} />
    </section>
  );
}

interface LineProps {
  fill: Fill;
  instrument: Instrument;
}

function Line({ fill, instrument }: LineProps) {
  const units = useUnits(instrument);
  return (
    <tr>
      <th scope="row" className="words font-normal">
        <Link className="link" to={`/exchange/${fill.instrument}`}>
          {fill.instrument}
        </Link>
      </th>
      <FillCells fill={fill} units={units} />
    </tr>
  );
}
