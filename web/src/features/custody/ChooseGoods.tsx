import { TextField } from "../../ui/Field";
import { type Counting, quantityInWords } from "./amounts";
import { type Lines, type Part, rowOf } from "./parts";
import { usePlaces } from "./usePlaces";

interface Props {
  items: string[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
  parts: readonly Part[];
  typed: Readonly<Record<string, string>>;
  onType: (row: string, text: string) => void;
  counting: (classKey: string) => (Counting & { name: string }) | undefined;
  lines: Lines;
}

/** Things to tick, and stock of which one says how much. */
export function ChooseGoods({ items, chosen, onChoose, parts, typed, onType, ...rest }: Props) {
  const { counting, lines } = rest;
  const places = usePlaces(parts.map((part) => part.place));
  const toggle = (item: string) => {
    const next = new Set(chosen);
    if (!next.delete(item)) {
      next.add(item);
    }
    onChoose(next);
  };
  return (
    <>
      {items.length > 0 && (
        <fieldset>
          <legend className="label mb-1">Things</legend>
          <ul className="card rows max-h-56 overflow-auto">
            {items.map((item) => (
              <li key={item}>
                <label className="flex items-center gap-2 px-3 py-1.5 text-sm">
                  <input type="checkbox" checked={chosen.has(item)} onChange={() => toggle(item)} />
                  <span className="mono min-w-0 break-all">{item}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {parts.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="label mb-1">Stock</legend>
          {parts.map((part) => {
            const row = rowOf(part);
            const counted = counting(part.classKey);
            return (
              <TextField
                key={row}
                label={`${counted?.name || part.classKey}${part.place ? `, ${places(part.place)?.name || part.place}` : ""}`}
                hint={counted && `at most ${quantityInWords(part.amount, counted)}`}
                inputMode="decimal"
                value={typed[row] ?? ""}
                error={!lines.ok && lines.row === row ? lines.error : undefined}
                onChange={(event) => onType(row, event.target.value)}
              />
            );
          })}
        </fieldset>
      )}
    </>
  );
}
