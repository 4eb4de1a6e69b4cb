import type { Receipt } from "../../api/server";
import type { ExchangeAllCancelled } from "../../api/types";

/** What a receipt says of cancelling all orders: as many end at once as one action may end. */
export function cancelled({ outcome }: Pick<Receipt, "outcome">): string {
  const { events = [] } = JSON.parse(outcome) as { events?: { type: string; body: unknown }[] };
  const told = events.find((one) => one.type === "exchange.AllCancelled");
  const { orders, more } = (told?.body ?? { orders: 0, more: false }) as ExchangeAllCancelled;
  const done = `${orders} ${orders === 1 ? "order is" : "orders are"} cancelled.`;
  return more ? `${done} There are more: cancel again.` : done;
}
