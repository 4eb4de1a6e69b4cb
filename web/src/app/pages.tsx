import type { ComponentType } from "react";
import {
  AccountIcon,
  BoxIcon,
  BuildingIcon,
  CheckIcon,
  ExchangeIcon,
  GoodsIcon,
  GovernanceIcon,
  KeyIcon,
  LeafIcon,
  LiveIcon,
  LockIcon,
  OrdersIcon,
  PenIcon,
  PeopleIcon,
  SellIcon,
  SensorIcon,
} from "../ui/icons";

interface PageLink {
  to: string;
  label: string;
  /** The key that opens it after `g`. */
  key: string;
  Icon: ComponentType<{ size?: number }>;
  /** Not for every day: left out where there is little room; the foot of the page leads there. */
  aside?: boolean;
  /** Stands in the menu under one's name, and not in the navigation. */
  menu?: boolean;
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
  { to: "/goods", label: "Goods", key: "h", Icon: BoxIcon, aside: true, menu: true },
  { to: "/devices", label: "Devices", key: "e", Icon: SensorIcon, aside: true, menu: true },
  { to: "/keys", label: "Keys and devices", key: "k", Icon: KeyIcon, aside: true, menu: true },
  { to: "/mandates", label: "Mandates", key: "d", Icon: PenIcon, aside: true, menu: true },
  {
    to: "/organisations",
    label: "Organisations",
    key: "r",
    Icon: BuildingIcon,
    aside: true,
    menu: true,
  },
  { to: "/verify", label: "Verify me", key: "i", Icon: CheckIcon, aside: true, menu: true },
  { to: "/my-data", label: "My data", key: "y", Icon: LockIcon, aside: true, menu: true },
  { to: "/live", label: "Live", key: "l", Icon: LiveIcon, aside: true },
  { to: "/people", label: "People", key: "p", Icon: PeopleIcon, aside: true },
];
