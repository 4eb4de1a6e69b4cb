import { useState } from "react";
import { Badge, type Look } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/Field";
import { roughly } from "../../devices/values";
import { quantityInWords } from "../amounts";
import { type Bin, type Plan, warmthAt } from "./plan";

const AT_ONCE = 25;

const CONDITIONS: Record<Bin["condition"], Look | null> = {
  empty: null,
  good: { tone: "good", says: "good" },
  soon: { tone: "wood", says: "expires soon" },
  expired: { tone: "bad", says: "expired" },
};

interface Props {
  plan: Plan;
  selected: string;
  onSelect: (place: string) => void;
}

/** The drawing as a table: what is filled first, and all places that a word is found in. */
export function PlacesTable({ plan, selected, onSelect }: Props) {
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(AT_ONCE);
  const found = foundIn(plan.bins, words);
  return (
    <section aria-labelledby="places" className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="places">What is where</h2>
        <TextField
          label="Find a place, a product or a lot"
          className="w-72"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setShown(AT_ONCE);
          }}
        />
      </div>
      <p role="status" className="text-sm text-muted">
        {words.trim() === ""
          ? `${found.length} of ${plan.bins.length} places hold something.`
          : `${found.length} of ${plan.bins.length} places.`}
      </p>
      {found.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys
        <section className="card overflow-x-auto" aria-label="Places" tabIndex={0}>
          <table className="w-full text-sm">
            <thead className="text-left text-xs text-muted">
              <tr className="*:px-4 *:py-2 *:font-medium">
                <th scope="col">Place</th>
                <th scope="col">Holds</th>
                <th scope="col" className="text-right">
                  How much
                </th>
                <th scope="col">Condition</th>
                <th scope="col" className="text-right">
                  About °C
                </th>
              </tr>
            </thead>
            <tbody className="rows">
              {found.slice(0, shown).map((one) => (
                <Row
                  key={one.place}
                  of={one}
                  plan={plan}
                  isSelected={one.place === selected}
                  onSelect={onSelect}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found.length > shown && (
        <Button className="justify-self-center" onClick={() => setShown(shown + AT_ONCE)}>
          Show more
        </Button>
      )}
    </section>
  );
}

function foundIn(bins: Bin[], words: string): Bin[] {
  const wanted = words.trim().toLowerCase();
  return bins.filter((one) =>
    wanted === ""
      ? one.stock.length > 0
      : [one.name, one.place, ...one.stock.flatMap((s) => [s.productName, s.classKey])].some(
          (text) => text.toLowerCase().includes(wanted),
        ),
  );
}

interface RowProps {
  of: Bin;
  plan: Plan;
  isSelected: boolean;
  onSelect: (place: string) => void;
}

function Row({ of, plan, isSelected, onSelect }: RowProps) {
  const look = CONDITIONS[of.condition];
  const warmth = warmthAt(of.x + of.width / 2, of.y, of.z, plan.probes);
  const zone = plan.zones.find((one) => one.place === of.partOf);
  return (
    <tr className={`*:px-4 *:py-1.5 ${isSelected ? "bg-accent-soft" : ""}`}>
      <th scope="row" className="text-left font-normal whitespace-nowrap">
        <button
          type="button"
          className="link min-h-[24px]"
          aria-pressed={isSelected}
          onClick={() => onSelect(of.place)}
        >
          {of.name}
        </button>
        {zone && <span className="text-muted"> {zone.name}</span>}
      </th>
      <td>{of.stock.map((one) => one.productName || one.classKey).join(", ") || "nothing"}</td>
      <td className="text-right whitespace-nowrap">
        {of.stock.map((one) => quantityInWords(one.amount, one)).join(", ")}
      </td>
      <td>{look && <Badge tone={look.tone}>{look.says}</Badge>}</td>
      <td className="text-right">{warmth === null ? "" : roughly(Math.round(warmth))}</td>
    </tr>
  );
}
