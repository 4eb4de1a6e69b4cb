import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/goods", label: "Overview", end: true },
  { to: "/goods/things", label: "Things" },
  { to: "/goods/stock", label: "Stock" },
  { to: "/goods/hand-overs", label: "Hand-overs" },
  { to: "/goods/products", label: "Products" },
  { to: "/goods/places", label: "Places" },
  { to: "/goods/emissions", label: "Emissions" },
];

/** What one holds, counts and hands over. */
export function CustodyTabs() {
  return <Tabs label="Goods" tabs={TABS} />;
}
