import { useHappenings, useVenue } from "../../api/hooks";
import { tell } from "../../ui/toasts";
import { formatMoney } from "./money";

const ARRIVALS = ["ISSUE", "TRANSFER", "CAPTURE"];

/** Says it when money comes in, wherever one is. */
export function useArrivals(principal: string | undefined): void {
  const venue = useVenue().data;
  useHappenings(principal ? [`accounts.account.${principal}`] : [], ({ event, action }) => {
    const { kind, availableChange: change, asset } = event.body;
    const isArrival = event.type === "accounts.Posted" && ARRIVALS.includes(String(kind));
    if (isArrival && Number(change) > 0) {
      const amount =
        asset === venue?.asset ? `+${formatMoney(Number(change), venue?.decimals ?? 2)} ` : "";
      tell(`${amount}${asset} arrived.`, action);
    }
  });
}
