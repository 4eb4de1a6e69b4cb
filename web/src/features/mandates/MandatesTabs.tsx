import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/mandates", label: "Given", end: true },
  { to: "/mandates/received", label: "Received" },
];

/** Who may act for one, and for whom one may act. */
export function MandatesTabs() {
  return <Tabs label="Mandates" tabs={TABS} />;
}
