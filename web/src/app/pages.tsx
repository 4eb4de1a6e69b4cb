import type { ComponentType } from "react";
import {
  AccountIcon,
  ExchangeIcon,
  GoodsIcon,
  GovernanceIcon,
  LeafIcon,
  LiveIcon,
  OrdersIcon,
  PeopleIcon,
  SellIcon,
} from "../ui/icons";

interface PageLink {
  to: string;
  label: string;
  /** The key that opens it after `g`. */
  key: string;
  Icon: ComponentType<{ size?: number }>;
  /** Not for every day: left out where there is little room; the foot of the page leads there. */
  aside?: boolean;
}

/** The places one can go, in the order of the navigation. */
export const PAGES: PageLink[] = [
  { to: "/", label: "Market", key: "m", Icon: GoodsIcon },
  { to: "/exchange", label: "Exchange", key: "x", Icon: ExchangeIcon },
  { to: "/sell", label: "Sell", key: "s", Icon: SellIcon, aside: true },
  { to: "/orders", label: "Orders", key: "o", Icon: OrdersIcon },
  { to: "/credits", label: "Credits", key: "c", Icon: LeafIcon },
  { to: "/governance", label: "Governance", key: "v", Icon: GovernanceIcon, aside: true },
  { to: "/account", label: "Account", key: "a", Icon: AccountIcon },
  { to: "/live", label: "Live", key: "l", Icon: LiveIcon, aside: true },
  { to: "/people", label: "People", key: "p", Icon: PeopleIcon, aside: true },
];
