import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/sell", label: "My listings", end: true },
  { to: "/sell/new", label: "Offer something" },
  { to: "/sell/import", label: "Import a shop" },
];

/** The head of the seller's pages. */
export function SellTabs() {
  return (
    <>
      <title>Sell · Tallystick</title>
      <h1 className="mb-3">Sell</h1>
      <Tabs label="Selling" tabs={TABS} />
    </>
  );
}
