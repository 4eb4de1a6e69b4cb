import { StepField } from "./StepField";
import type { TicketProps } from "./Ticket";
import {
  type Field,
  hasField,
  isOptional,
  mayPostOnly,
  timeInForceOf,
  timesInForce,
} from "./ticket";
import { PEGS, SELF_TRADES, TIMES } from "./words";

type Props = Omit<TicketProps, "form"> & { errors: Partial<Record<Field, string>> };

const LABELS: Partial<Record<Field, string>> = {
  price: "Price",
  stop: "Stop",
  offset: "Distance",
  display: "Shown part",
  quantity: "Quantity",
};

const MONEY: Field[] = ["price", "stop", "offset"];
const PARTS = [25, 50, 75, 100];

/** The fields that the chosen kind has, in the order in which one decides. */
export function TicketFields(props: Props) {
  const { draft, onChange, terms, units, errors, market } = props;
  const best = draft.side === "BUY" ? market.bids[0] : market.asks[0];
  const fields: Field[] = ["stop", "offset", "price", "quantity", "display"];
  const shown = fields.filter((field) => field === "quantity" || hasField(draft.kind, field));
  return (
    <>
      {draft.kind === "PEGGED" && (
        <Choice
          label="Follows"
          value={draft.peg}
          options={PEGS}
          onChange={(peg) => onChange({ peg })}
        />
      )}
      {shown.map((field) => (
        <StepField
          key={field}
          field={field}
          label={nameOf(field, draft.kind)}
          unit={MONEY.includes(field) ? terms.money : terms.asset}
          step={MONEY.includes(field) ? terms.tick : terms.lot}
          decimals={MONEY.includes(field) ? units.money : units.asset}
          from={MONEY.includes(field) && field !== "offset" ? (best?.price ?? 0) : 0}
          error={errors[field]}
          value={String(draft[field as "price"])}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      <Parts {...props} />
      <div className="grid grid-cols-2 gap-2">
        <Choice
          label="In force"
          title={TIMES[timeInForceOf(draft)]}
          value={timeInForceOf(draft)}
          options={Object.fromEntries(timesInForce(draft.kind).map((one) => [one, one]))}
          onChange={(timeInForce) => onChange({ timeInForce })}
        />
        <Choice
          label="Self-trade"
          value={draft.selfTrade}
          options={SELF_TRADES}
          onChange={(selfTrade) => onChange({ selfTrade })}
        />
      </div>
      {timeInForceOf(draft) === "GTD" && <Expiry {...props} />}
      {mayPostOnly(draft) && (
        <label
          className="flex items-center gap-2 text-sm"
          title="Refused rather than trade at once"
        >
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={draft.postOnly}
            onChange={(event) => onChange({ postOnly: event.target.checked })}
          />
          Post only
        </label>
      )}
    </>
  );
}

function nameOf(field: Field, kind: Props["draft"]["kind"]): string {
  const label =
    field === "price" && kind !== "LIMIT" && kind !== "ICEBERG" && kind !== "OCO"
      ? kind === "PEGGED"
        ? "Cap"
        : kind === "STOP_LIMIT"
          ? "Limit price"
          : "Worst price"
      : (LABELS[field] ?? field);
  return isOptional(kind, field) ? `${label} (optional)` : label;
}

/** Parts of what one can buy or sell. */
function Parts({ draft, onChange, terms, units, available, market }: Props) {
  const across = draft.side === "BUY" ? market.asks[0] : market.bids[0];
  const typed = Number(draft.price) * 10 ** units.money;
  const price = typed > 0 ? typed : (across?.price ?? 0);
  const cost = price * (1 + market.takerFee / 10_000);
  const lots =
    draft.side === "SELL"
      ? Math.floor(available.units / terms.lot)
      : cost > 0
        ? Math.floor(available.money / cost)
        : 0;
  return (
    <fieldset className="grid grid-cols-4 gap-1" aria-label="Part of what is available">
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          className="pick hover:bg-sunken"
          disabled={lots === 0}
          onClick={() =>
            onChange({ quantity: units.plainQuantity(Math.floor((lots * part) / 100) * terms.lot) })
          }
        >
          {part} %
        </button>
      ))}
    </fieldset>
  );
}

function Expiry({ draft, onChange, errors }: Props) {
  return (
    <div>
      <label className="grid gap-1">
        <span className="label">Until (log time)</span>
        <input
          type="datetime-local"
          className="input"
          aria-invalid={errors.expires && draft.expires ? true : undefined}
          value={draft.expires}
          onChange={(event) => onChange({ expires: event.target.value })}
        />
      </label>
      {errors.expires && <p className="mt-1 text-xs text-muted">{errors.expires}</p>}
    </div>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: Partial<Record<V, string>>;
  title?: string;
  onChange: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, title, onChange }: ChoiceProps<V>) {
  return (
    <label className="grid min-w-0 gap-1" title={title}>
      <span className="label">{label}</span>
      <select
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {(Object.entries(options) as [V, string][]).map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
