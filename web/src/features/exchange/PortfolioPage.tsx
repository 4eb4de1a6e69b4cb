import "./exchange.css";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Money } from "../../ui/Money";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Holds } from "../accounts/Holds";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { AllFills } from "./AllFills";
import { AllOrders } from "./AllOrders";
import { Assets } from "./Assets";
import { ExchangeTabs } from "./ExchangeTabs";
import { LinkedOwners } from "./LinkedOwners";
import { PositionLine } from "./PositionLine";
import { PreventedMatches } from "./PreventedMatches";
import { type Sum, sums, type Valued, valued } from "./portfolio";
import { tone } from "./units";
import { useTickers } from "./useTickers";

/** What one holds, what it cost, and what it is worth now. */
export function PortfolioPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Portfolio · Tallystick</title>
      <h1 className="mb-3">Portfolio</h1>
      <ExchangeTabs />
      {current ? (
        <Portfolio key={current.principal} owner={current.principal} />
      ) : (
        <NobodyYet why="A portfolio belongs to someone." />
      )}
    </>
  );
}

function Portfolio({ owner }: { owner: string }) {
  const positions = usePages("exchange/positions", { owner }, { limit: 200 });
  const instruments = usePages("exchange/instruments", {}, { limit: 200 });
  const held: Valued[] = positions.rows.flatMap((position) => {
    const instrument = instruments.rows.find((one) => one.instrument === position.instrument);
    return instrument ? [valued(position, instrument)] : [];
  });
  useRefreshOn([`exchange.orders.${owner}`]);
  useTickers("all");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Sums all={sums(held)} />
      <section aria-labelledby="positions">
        <h2 id="positions" className="mb-2">
          Positions
        </h2>
        {positions.isPending && <Loading what="positions" />}
        <ErrorNote error={positions.error} />
        {positions.isSuccess && held.length === 0 && <Empty>Nothing was traded here yet.</Empty>}
        {held.length > 0 && <Positions all={held} />}
        <More {...positions} />
      </section>
      <Assets owner={owner} />
      <AllOrders owner={owner} />
      <Holds principal={owner} />
      <AllFills owner={owner} />
      <PreventedMatches owner={owner} />
      <LinkedOwners owner={owner} />
    </div>
  );
}

function Sums({ all }: { all: Sum[] }) {
  return all.map(({ money, value, cost, unrealised, realised }) => (
    <dl key={money} className="card grid grid-cols-2 gap-3 p-4 sm:grid-cols-4">
      <Figure name="Market value" minor={value} money={money} />
      <Figure name="Cost" minor={cost} money={money} />
      <Figure name="Unrealised" minor={unrealised} money={money} signed />
      <Figure name="Realised" minor={realised} money={money} signed />
    </dl>
  ));
}

interface FigureProps {
  name: string;
  minor: number;
  money: string;
  signed?: boolean;
}

function Figure({ name, minor, money, signed = false }: FigureProps) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className={`text-lg font-semibold ${signed ? tone(minor) : ""}`}>
        <Money minor={minor} asset={money} signed={signed} />
      </dd>
    </div>
  );
}

function Positions({ all }: { all: Valued[] }) {
  return (
    <div className="panel overflow-x-auto">
      <table className="dense">
        <thead>
          <tr>
            <th scope="col" className="words">
              Instrument
            </th>
            <th scope="col">Quantity</th>
            <th scope="col" className="max-sm:hidden">
              Average cost
            </th>
            <th scope="col" className="max-sm:hidden">
              Last
            </th>
            <th scope="col">Value</th>
            <th scope="col">Unrealised</th>
            <th scope="col" className="max-sm:hidden">
              Realised
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <PositionLine key={one.position.instrument} valued={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
