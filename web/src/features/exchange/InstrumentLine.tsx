import { Link } from "react-router";
import { countryName } from "../credits/map/geography";
import type { Listed } from "./catalogue";
import { changeText, tone, useUnits } from "./units";
import { PHASES } from "./words";

/** One instrument in the list. */
export function InstrumentLine({ listed, onOpen }: { listed: Listed; onOpen: () => void }) {
  const { instrument, ticker, credits } = listed;
  const units = useUnits(instrument);
  const { last, phase } = instrument;
  const before = ticker?.open ?? 0;
  return (
    <tr data-line onClick={onOpen}>
      <th scope="row" className="words font-normal">
        <Link to={`/exchange/${instrument.instrument}`} className="font-medium">
          {instrument.instrument}
        </Link>
        {phase !== "CONTINUOUS" && (
          <span className="badge ml-2 bg-wood-soft text-wood-ink">{PHASES[phase] ?? phase}</span>
        )}
        {credits && (
          <span className="block max-w-72 truncate text-xs text-muted">{credits.projectName}</span>
        )}
      </th>
      <td>
        {last ? units.price(last) : "–"} <span className="text-muted">{instrument.money}</span>
      </td>
      <td className={tone(last && before ? last - before : 0)}>
        {changeText(before, last) || "–"}
      </td>
      <td className="max-md:hidden">{ticker ? units.quantity(ticker.volume) : "–"}</td>
      <td className="max-sm:hidden">{credits?.vintage ?? "–"}</td>
      <td className="words max-lg:hidden">{credits?.labels.join(", ") || "–"}</td>
      <td className="words max-md:hidden">{credits ? countryName(credits.country) : "–"}</td>
      <td className="words max-lg:hidden">
        <span className="block max-w-40 truncate">{credits?.methodology ?? "–"}</span>
      </td>
    </tr>
  );
}
