import { Link } from "react-router";
import type { Valued } from "./portfolio";
import { tone, useUnits } from "./units";

export function PositionLine({ valued }: { valued: Valued }) {
  const { position, instrument, value, unrealised } = valued;
  const { average, last } = position;
  const units = useUnits(instrument);
  const signed = (minor: number) => `${minor > 0 ? "+" : ""}${units.price(minor)}`;
  return (
    <tr>
      <th scope="row" className="words font-normal">
        <Link className="link" to={`/exchange/${instrument.instrument}`}>
          {instrument.instrument}
        </Link>
      </th>
      <td>{units.quantity(position.quantity)}</td>
      <td className="max-sm:hidden">{average ? units.price(average) : "–"}</td>
      <td className="max-sm:hidden">{last ? units.price(last) : "–"}</td>
      <td>{units.price(value)}</td>
      <td className={tone(unrealised)}>{signed(unrealised)}</td>
      <td className={`max-sm:hidden ${tone(position.realised)}`}>{signed(position.realised)}</td>
    </tr>
  );
}
