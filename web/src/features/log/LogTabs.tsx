import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/live", label: "Blocks and actions", end: true },
  { to: "/live/nodes", label: "Ledger nodes" },
];

/** The pages that watch the ledger at work. */
export function LogTabs() {
  return <Tabs label="The ledger" tabs={TABS} />;
}
