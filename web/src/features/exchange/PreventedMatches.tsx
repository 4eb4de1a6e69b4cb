import { Link } from "react-router";
import type { Row } from "../../api/client";
import { usePages } from "../../api/hooks";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import type { Instrument } from "./model";
import { type Units, useUnits } from "./units";
import { SELF_TRADES } from "./words";

export type Prevented = Row<"exchange/prevented">;

/** Matches of one's orders with each other, or with those of linked owners, that were prevented. */
export function PreventedMatches({ owner }: { owner: string }) {
  const prevented = usePages("exchange/prevented", { owner }, { limit: 20 });
  const instruments = usePages("exchange/instruments", {}, { limit: 200 });
  if (prevented.rows.length === 0) {
    return <ErrorNote error={prevented.error} />;
  }
  return (
    <section aria-labelledby="prevented">
      <h2 id="prevented" className="mb-2">
        Prevented matches
      </h2>
      <div className="panel overflow-x-auto">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col" className="words">
                Instrument
              </th>
              <th scope="col" className="words">
                Orders
              </th>
              <th scope="col" className="words">
                Instead
              </th>
              <th scope="col">Price</th>
              <th scope="col">Quantity</th>
              <th scope="col">When</th>
              <th scope="col">
                <span className="sr-only">Receipt</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {prevented.rows.map((one) => {
              const instrument = instruments.rows.find((i) => i.instrument === one.instrument);
              return instrument && <Line key={one.cursor} match={one} instrument={instrument} />;
            })}
          </tbody>
        </table>
      </div>
      <More {...prevented} />
    </section>
  );
}

function Line({ match, instrument }: { match: Prevented; instrument: Instrument }) {
  return <PreventedLine match={match} units={useUnits(instrument)} />;
}

/** What met, and what happened instead of a trade. */
export function PreventedLine({ match, units }: { match: Prevented; units: Units }) {
  const mode = SELF_TRADES[match.mode as keyof typeof SELF_TRADES] ?? match.mode;
  return (
    <tr>
      <th scope="row" className="words font-normal">
        <Link className="link" to={`/exchange/${match.instrument}`}>
          {match.instrument}
        </Link>
      </th>
      <td className="words">
        #{match.taker} met #{match.maker}
      </td>
      <td className="words">
        {mode}
        {match.value > 0 && `, for ${units.price(match.value)}`}
      </td>
      <td>{units.price(match.price)}</td>
      <td>{units.quantity(match.quantity)}</td>
      <td className="text-muted">
        <Time at={match.time} />
      </td>
      <td>
        <ReceiptLink id={match.action} of="the prevented match" kind="icon" />
      </td>
    </tr>
  );
}
