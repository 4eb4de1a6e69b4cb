// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { createRef, useState } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test, vi } from "vitest";
import type { BookView } from "../../../src/features/exchange/bookFeed";
import { Choices } from "../../../src/features/exchange/Choices";
import { Ladder } from "../../../src/features/exchange/Ladder";
import { PhaseBanner } from "../../../src/features/exchange/PhaseBanner";
import { Ticket } from "../../../src/features/exchange/Ticket";
import { type Draft, EMPTY } from "../../../src/features/exchange/ticket";
import { unitsOf } from "../../../src/features/exchange/units";
import { ASKS, BIDS, level, TERMS } from "./fixtures";

afterEach(cleanup);

const units = unitsOf(2, 0);
const book: BookView = { state: "live", sequence: 6, bids: BIDS, asks: ASKS, recoveries: 0 };

function showsLadder(onPick = vi.fn(), own: { side: string; price: number; open: number }[] = []) {
  render(<Ladder {...{ book, units, own, onPick }} terms={TERMS} depth={5} />);
  return onPick;
}

const texts = (rows: HTMLElement[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent));

test("the ladder is a table of offers, spread and bids, the best next to the spread", () => {
  showsLadder(vi.fn(), [{ side: "BUY", price: 1235, open: 7 }]);
  const offers = within(screen.getByRole("rowgroup", { name: "Offers" })).getAllByRole("row");
  expect(texts(offers)).toEqual([
    ["13.00", "100", "135", ""],
    ["12.60", "30", "35", ""],
    ["12.55", "5", "5", ""],
  ]);
  expect(screen.getByText("Spread 0.15 · 120 bp")).toBeTruthy();
  const bids = within(screen.getByRole("rowgroup", { name: "Bids" })).getAllByRole("row");
  expect(texts(bids)[1]).toEqual(["12.35", "40", "50", "7"]);
});

test("arrows move along the ladder, and a price goes to the ticket with what lies before it", () => {
  const onPick = showsLadder();
  const best = screen.getByRole("button", { name: /^Bid 12.40/ });
  expect(best.tabIndex).toBe(0);
  best.focus();
  fireEvent.keyDown(best, { key: "ArrowUp" });
  fireEvent.keyDown(document.activeElement ?? best, { key: "ArrowUp" });
  expect(document.activeElement?.textContent).toBe("12.60");
  fireEvent.click(document.activeElement ?? best);
  expect(onPick).toHaveBeenCalledExactlyOnceWith(1260, 35);
});

test("prices can be grouped", () => {
  showsLadder();
  fireEvent.change(screen.getByRole("combobox", { name: "Group prices by" }), {
    target: { value: "10" },
  });
  const offers = within(screen.getByRole("rowgroup", { name: "Offers" })).getAllByRole("row");
  expect(texts(offers)).toEqual([["13.00", "135", "135", ""]]);
});

/** A ticket of nobody: what it shows, not what it signs. */
function ShownTicket({ bids = BIDS }) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [form] = useState(() => createRef<HTMLFormElement>());
  return (
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Ticket
          {...{ terms: TERMS, units, draft, form }}
          onChange={(changes) => setDraft((known) => ({ ...known, ...changes }))}
          available={{ money: 100_000, units: 80 }}
          market={{ bids, asks: ASKS, continuous: true, makerFee: 5, takerFee: 10, band: 1000 }}
        />
      </MemoryRouter>
    </QueryClientProvider>
  );
}

const field = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);

test("arrows step along ticks and lots, ten at a time with Shift", () => {
  render(<ShownTicket />);
  fireEvent.keyDown(field("Price"), { key: "ArrowUp" });
  expect(field("Price").value).toBe("12.40");
  fireEvent.keyDown(field("Price"), { key: "ArrowUp" });
  expect(field("Price").value).toBe("12.45");
  fireEvent.keyDown(field("Price"), { key: "ArrowDown", shiftKey: true });
  expect(field("Price").value).toBe("11.95");
  fireEvent.keyDown(field("Quantity"), { key: "ArrowUp" });
  expect(field("Quantity").value).toBe("1");
});

test("the ticket says what would fill at once, what it costs and what is held", () => {
  render(<ShownTicket />);
  fireEvent.change(field("Price"), { target: { value: "12.60" } });
  fireEvent.change(field("Quantity"), { target: { value: "40" } });
  const preview = screen.getByText("Fills at once").closest("dl")?.textContent;
  expect(preview).toContain("Fills at once35");
  expect(preview).toContain("Pays440.75 USD");
  expect(preview).toContain("Rests5");
  expect(preview).toContain("Held until done504.51 USD");
});

test("a part of what one has fills in the quantity", () => {
  render(<ShownTicket />);
  fireEvent.click(screen.getByRole("radio", { name: "Sell" }));
  fireEvent.click(screen.getByRole("button", { name: "25 %" }));
  expect(field("Quantity").value).toBe("20");
  fireEvent.click(screen.getByRole("radio", { name: "Buy" }));
  fireEvent.change(field("Price"), { target: { value: "12.50" } });
  fireEvent.click(screen.getByRole("button", { name: "100 %" }));
  expect(field("Quantity").value).toBe("79");
});

test("every kind shows its own fields and no others", () => {
  render(<ShownTicket />);
  const choose = (kind: string) =>
    fireEvent.change(screen.getByRole("combobox", { name: "Kind of order" }), {
      target: { value: kind },
    });
  choose("TRAILING_STOP");
  expect(field("Distance")).toBeTruthy();
  expect(field("Stop (optional)")).toBeTruthy();
  choose("ICEBERG");
  expect(field("Shown part")).toBeTruthy();
  expect(screen.queryByLabelText("Distance")).toBeNull();
  choose("PEGGED");
  expect(screen.getByRole("combobox", { name: "Follows" })).toBeTruthy();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("a price off the tick is said at the field, and Escape clears it all", () => {
  render(<ShownTicket />);
  fireEvent.change(field("Price"), { target: { value: "12.41" } });
  expect(screen.getByRole("alert").textContent).toBe("It must be a multiple of the tick, 0.05.");
  expect(field("Price").getAttribute("aria-invalid")).toBe("true");
  fireEvent.keyDown(field("Price"), { key: "Escape" });
  expect(field("Price").value).toBe("");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an auction says its indicative price, and a halt that nothing can be placed", () => {
  const crossed = { ...book, bids: [level(1300, 10)], asks: [level(1200, 6)] };
  const shared = { units, terms: TERMS, until: 0, last: 1250 };
  const { rerender } = render(<PhaseBanner {...shared} phase="AUCTION" book={crossed} />);
  expect(screen.getByRole("status").textContent).toContain(
    "Indicative 13.00 USD for 6, 4 more wanted",
  );
  rerender(<PhaseBanner {...shared} phase="HALTED" book={book} />);
  expect(screen.getByRole("status").textContent).toContain("Trading is halted");
  rerender(<PhaseBanner {...shared} phase="UNCROSSING" book={crossed} />);
  expect(screen.getByRole("status").textContent).toContain("is being traded");
  rerender(<PhaseBanner {...shared} phase="CONTINUOUS" book={book} />);
  expect(screen.queryByRole("status")).toBeNull();
});

test("tabs are chosen by arrows", () => {
  const onChange = vi.fn();
  render(
    <Choices label="Parts" tabs={{ a: "A", b: "B" }} current={"a" as "a" | "b"} onChange={onChange}>
      x
    </Choices>,
  );
  fireEvent.keyDown(screen.getByRole("tab", { name: "A" }), { key: "ArrowLeft" });
  expect(onChange).toHaveBeenCalledWith("b");
});
