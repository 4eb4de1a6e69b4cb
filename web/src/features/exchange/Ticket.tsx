import { type FormEvent, type RefObject, useMemo } from "react";
import { useAct } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { FirstBecome } from "../identity/FirstBecome";
import { useIdentities } from "../identity/store";
import type { Side, Terms } from "./model";
import { PreviewList } from "./PreviewList";
import { type Market, preview } from "./preview";
import { TicketFields } from "./TicketFields";
import { type Draft, EMPTY, type Field, readTicket, type TicketKind } from "./ticket";
import type { Units } from "./units";
import { KIND_HINTS, KINDS, SIDES } from "./words";

export interface TicketProps {
  terms: Terms;
  units: Units;
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  market: Market;
  /** What is free to buy or sell with. */
  available: { money: number; units: number };
  form: RefObject<HTMLFormElement | null>;
}

/** An order as it is written, what it would do now, and the button that signs it. */
export function Ticket(props: TicketProps) {
  const { terms, units, draft, onChange, market, form } = props;
  const { current } = useIdentities();
  const place = useAct("exchange.PlaceOrder");
  const placeList = useAct("exchange.PlaceOrderList");
  const reading = useMemo(() => readTicket(draft, terms, units), [draft, terms, units]);
  const orders = "orders" in reading ? reading.orders : [];
  const [first, second] = orders;
  const shown = first && preview(first, terms, market);
  const error = place.error ?? placeList.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = ({ id }: { id: string }) => {
      tell(second ? "Two orders placed." : "Order placed.", id);
      onChange({ quantity: "" });
    };
    place.reset();
    placeList.reset();
    if (first && second) {
      placeList.mutate({ first, second }, { onSuccess });
    } else if (first) {
      place.mutate(first, { onSuccess });
    }
  };
  return (
    <section aria-label="Order ticket" className="panel">
      <form
        ref={form}
        className="grid gap-2.5 p-2.5"
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onChange({ ...EMPTY, side: draft.side, kind: draft.kind });
            document.getElementById("main")?.focus({ preventScroll: true });
          }
        }}
      >
        <Sides side={draft.side} onChange={(side) => onChange({ side })} />
        <div>
          <select
            aria-label="Kind of order"
            className="input"
            value={draft.kind}
            onChange={(event) => onChange({ kind: event.target.value as TicketKind })}
          >
            {Object.entries(KINDS).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
          <p className="mt-1 text-xs text-muted">{KIND_HINTS[draft.kind]}</p>
        </div>
        <TicketFields
          {...props}
          errors={"errors" in reading ? touched(reading.errors, draft) : {}}
        />
        <PreviewList {...{ terms, units, shown }} order={first} />
        <ErrorNote error={error} />
        {current ? (
          <Button
            type="submit"
            kind="primary"
            className={draft.side === "BUY" ? "buys" : "sells"}
            busy={place.isPending || placeList.isPending}
            disabled={!first}
          >
            {SIDES[draft.side]}
            {first && ` ${units.quantity(first.quantity)} ${terms.asset}`}
            {first && first.price > 0 && ` at ${units.price(first.price)}`}
          </Button>
        ) : (
          <FirstBecome to="trade" />
        )}
      </form>
    </section>
  );
}

/** An empty field is not wrong yet. */
function touched(errors: Partial<Record<Field, string>>, draft: Draft) {
  const typed = Object.entries(errors).filter(([field]) => {
    return field === "expires" || draft[field as keyof Draft] !== "";
  });
  return Object.fromEntries(typed) as Partial<Record<Field, string>>;
}

function Sides({ side, onChange }: { side: Side; onChange: (side: Side) => void }) {
  return (
    <fieldset className="grid grid-cols-2 gap-1" aria-label="Side">
      {(["BUY", "SELL"] as const).map((one) => (
        <label key={one} className={`side ${one === "BUY" ? "buys" : "sells"}`}>
          <input
            type="radio"
            name="side"
            className="sr-only"
            checked={one === side}
            onChange={() => onChange(one)}
          />
          {SIDES[one]}
        </label>
      ))}
    </fieldset>
  );
}
