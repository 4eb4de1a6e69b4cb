import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/exchange", label: "Instruments", end: true },
  { to: "/exchange/portfolio", label: "Portfolio" },
];

export function ExchangeTabs() {
  return <Tabs label="Exchange" tabs={TABS} />;
}
