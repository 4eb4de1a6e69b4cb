import { useEffect, useMemo, useState } from "react";
import { usePages } from "../../../api/hooks";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { parseQuantity, quantityInWords } from "../amounts";
import { chosen, MOST_PICKS, type Pick, promised, type Wanted } from "./picks";
import type { Plan } from "./plan";
import type { Walk } from "./walk";

interface Props {
  plan: Plan;
  walk: Walk | null;
  picks: Pick[];
  onPicks: (picks: Pick[]) => void;
  onSelect: (place: string) => void;
}

const OWN = "own";

/** What is to be fetched, and the shortest way past all of it. */
export function Picking({ plan, walk, picks, onPicks, onSelect }: Props) {
  const [what, setWhat] = useState("");
  const [wanted, setWanted] = useState<Wanted[]>([]);
  const holder = plan.owner;
  const reservations = usePages("custody/reservations", { holder }, { limit: 200 });
  const lists = useMemo(() => promised(plan, reservations.rows), [plan, reservations.rows]);
  const [own, missing] = useMemo(() => chosen(plan, wanted, Date.now()), [plan, wanted]);
  const list = lists.find((one) => one.id === what);
  const all = what === OWN ? own : (list?.picks ?? []);
  const now = all.slice(0, MOST_PICKS);
  // What is picked stays the same while nothing about it changes.
  const key = now.map(({ bin, line, amount }) => [bin.place, line.classKey, amount]).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is picked
  useEffect(() => onPicks(now), [key, onPicks]);
  const products = new Map(
    plan.bins.flatMap((one) => one.stock).map((line) => [line.product, line]),
  );
  return (
    <section aria-labelledby="picking" className="card grid gap-3 p-4 text-sm">
      <h2 id="picking">Pick</h2>
      <Select label="For" value={what} onChange={(event) => setWhat(event.target.value)}>
        <option value="">nothing now</option>
        {lists.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title} ({one.picks.length})
          </option>
        ))}
        <option value={OWN}>a list of my own</option>
      </Select>
      {what === OWN && (
        <OwnList
          products={products}
          onAdd={(one) =>
            setWanted([...wanted.filter((other) => other.product !== one.product), one])
          }
          onClear={() => setWanted([])}
        />
      )}
      {missing.map((one) => {
        const line = products.get(one.product);
        return (
          <p key={one.product} className="text-bad">
            {line && quantityInWords(one.amount, line)} too little of{" "}
            {line?.productName || one.product}.
          </p>
        );
      })}
      {all.length > MOST_PICKS && (
        <p className="text-muted">
          The first {MOST_PICKS} of {all.length}: that is one round.
        </p>
      )}
      {walk && picks.length > 0 && <Way walk={walk} picks={picks} onSelect={onSelect} />}
    </section>
  );
}

interface WayProps {
  walk: Walk;
  picks: Pick[];
  onSelect: (place: string) => void;
}

function Way({ walk, picks, onSelect }: WayProps) {
  const left = walk.unreachable.flatMap((i) => picks[i]?.bin.name ?? []);
  return (
    <>
      <p role="status">
        {walk.order.length} {walk.order.length === 1 ? "stop" : "stops"}, {walk.metres} m from the
        gate and back.
      </p>
      {left.length > 0 && <p className="text-bad">No way leads to {left.join(", ")}.</p>}
      <ol aria-label="Picks" className="rows">
        {walk.order.map((i, at) => {
          const pick = picks[i];
          return pick ? (
            <li key={`${pick.bin.place} ${pick.line.classKey}`} className="flex gap-x-3 py-1">
              <span className="w-5 text-right text-muted">{at + 1}</span>
              <button
                type="button"
                className="link min-h-[24px] whitespace-nowrap"
                onClick={() => onSelect(pick.bin.place)}
              >
                {pick.bin.name}
              </button>
              <span className="min-w-0 flex-1">{pick.line.productName || pick.line.classKey}</span>
              <strong className="font-semibold whitespace-nowrap">
                {quantityInWords(pick.amount, pick.line)}
              </strong>
            </li>
          ) : null;
        })}
      </ol>
    </>
  );
}

interface OwnProps {
  products: Map<string, Pick["line"]>;
  onAdd: (wanted: Wanted) => void;
  onClear: () => void;
}

function OwnList({ products, onAdd, onClear }: OwnProps) {
  const [product, setProduct] = useState("");
  const [typed, setTyped] = useState("");
  const key = product || ([...products.keys()][0] ?? "");
  const quantity = parseQuantity(typed, products.get(key)?.decimals ?? 0);
  return (
    <form
      noValidate
      className="grid grid-cols-[1fr_6rem] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (quantity.ok && key) {
          onAdd({ product: key, amount: quantity.minor });
          setTyped("");
        }
      }}
    >
      <Select label="Product" value={key} onChange={(event) => setProduct(event.target.value)}>
        {[...products].map(([one, line]) => (
          <option key={one} value={one}>
            {line.productName || one}
          </option>
        ))}
      </Select>
      <TextField
        label="How much"
        inputMode="decimal"
        value={typed}
        error={typed === "" || quantity.ok ? undefined : quantity.error}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="col-span-2 flex gap-2">
        <Button type="submit" disabled={!quantity.ok}>
          Add to the list
        </Button>
        <Button kind="quiet" onClick={onClear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
