import type { ComponentType } from "react";
import { AccountIcon, GoodsIcon, LiveIcon, OrdersIcon, PeopleIcon, SellIcon } from "../ui/icons";

interface PageLink {
  to: string;
  label: string;
  /** The key that opens it after `g`. */
  key: string;
  Icon: ComponentType<{ size?: number }>;
}

/** The places one can go, in the order of the navigation. */
export const PAGES: PageLink[] = [
  { to: "/", label: "Market", key: "m", Icon: GoodsIcon },
  { to: "/sell", label: "Sell", key: "s", Icon: SellIcon },
  { to: "/orders", label: "Orders", key: "o", Icon: OrdersIcon },
  { to: "/account", label: "Account", key: "a", Icon: AccountIcon },
  { to: "/live", label: "Live", key: "l", Icon: LiveIcon },
  { to: "/people", label: "People", key: "p", Icon: PeopleIcon },
];
