// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test, vi } from "vitest";
import { cancelled } from "../../../src/features/exchange/cancelled";
import { SwitchChoice } from "../../../src/features/exchange/DeadMansSwitch";
import { LinkLine, type OwnerLink } from "../../../src/features/exchange/LinkedOwners";
import { type Prevented, PreventedLine } from "../../../src/features/exchange/PreventedMatches";
import { unitsOf } from "../../../src/features/exchange/units";

afterEach(cleanup);

const ANN = "a".repeat(32);
const BEN = "b".repeat(32);

const LINK: OwnerLink = {
  owner: ANN,
  ownerName: "Ann",
  other: BEN,
  otherName: "Ben",
  group: 0,
  time: 1,
  cursor: 1,
};

function showsLink(link: OwnerLink, owner: string) {
  const onChange = vi.fn();
  render(
    <MemoryRouter>
      <ul>
        <LinkLine {...{ link, owner, onChange }} busy={false} />
      </ul>
    </MemoryRouter>,
  );
  return onChange;
}

test("an offer of one's own can be withdrawn", () => {
  const onChange = showsLink(LINK, ANN);
  expect(screen.getByRole("listitem").textContent).toContain("offered, not accepted yet");
  fireEvent.click(screen.getByRole("button", { name: "Withdraw" }));
  expect(onChange).toHaveBeenCalledWith(BEN, false, "The offer is withdrawn.");
});

test("an offer of somebody else can be accepted", () => {
  const onChange = showsLink(LINK, BEN);
  expect(screen.getByRole("listitem").textContent).toContain("Ann");
  fireEvent.click(screen.getByRole("button", { name: "Accept" }));
  expect(onChange).toHaveBeenCalledWith(ANN, true, "You are linked.");
});

test("who is linked can leave", () => {
  const onChange = showsLink({ ...LINK, group: 3 }, ANN);
  fireEvent.click(screen.getByRole("button", { name: "Leave the group" }));
  expect(onChange).toHaveBeenCalledWith(BEN, false, "You have left the group.");
});

const MATCH: Prevented = {
  cursor: 1,
  instrument: "KENYA22-USD",
  taker: 8,
  maker: 5,
  takerOwner: ANN,
  makerOwner: BEN,
  mode: "TRANSFER",
  takerSide: "BUY",
  price: 1240,
  quantity: 10,
  value: 12_400,
  time: 1,
  action: "c".repeat(32),
};

function cells(match: Prevented) {
  render(
    <MemoryRouter>
      <table>
        <tbody>
          <PreventedLine match={match} units={unitsOf(2, 0)} />
        </tbody>
      </table>
    </MemoryRouter>,
  );
  return [...screen.getByRole("row").children].slice(0, 5).map((cell) => cell.textContent);
}

test("a prevented match says which orders met and what was paid instead", () => {
  expect(cells(MATCH)).toEqual(["KENYA22-USD", "#8 met #5", "Transfer, for 124.00", "12.40", "10"]);
});

test("where nothing changed hands nothing was paid", () => {
  expect(cells({ ...MATCH, mode: "EXPIRE_BOTH", value: 0 })[2]).toBe("Expire both");
});

test("a switch that is set shows until when, whoever set it", () => {
  const onChoose = vi.fn();
  const until = new Date();
  until.setHours(17, 40, 30, 0);
  render(<SwitchChoice seconds={0} until={until.getTime()} error={null} onChoose={onChoose} />);
  const choice = screen.getByRole<HTMLSelectElement>("combobox");
  expect(choice.selectedOptions[0]?.textContent).toBe("set elsewhere");
  expect(screen.getByText(/^until/).textContent).toBe("until 17:40:30");
  fireEvent.change(choice, { target: { value: "0" } });
  expect(onChoose).toHaveBeenCalledExactlyOnceWith(0);
});

test("a switch that this page renews, and one that is off", () => {
  const shared = { error: null, onChoose: vi.fn() };
  const { rerender } = render(<SwitchChoice {...shared} seconds={60} until={Date.now()} />);
  const choice = screen.getByRole<HTMLSelectElement>("combobox");
  expect(choice.selectedOptions[0]?.textContent).toBe("1 min");
  rerender(<SwitchChoice {...shared} seconds={0} until={0} />);
  expect(choice.selectedOptions[0]?.textContent).toBe("off");
  expect(screen.queryByText(/^until/)).toBeNull();
});

test("cancelling all says how many ended, and whether there are more", () => {
  const receipt = (orders: number, more: boolean) => ({
    outcome: JSON.stringify({
      accepted: true,
      events: [
        { type: "exchange.AllCancelled", body: { owner: ANN, instrument: "", orders, more } },
      ],
    }),
  });
  expect(cancelled(receipt(1, false))).toBe("1 order is cancelled.");
  expect(cancelled(receipt(1000, true))).toBe(
    "1000 orders are cancelled. There are more: cancel again.",
  );
});
