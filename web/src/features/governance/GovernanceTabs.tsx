import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/governance", label: "Proposals", end: true },
  { to: "/governance/parameters", label: "Parameters" },
  { to: "/governance/roles", label: "Roles" },
  { to: "/governance/permissions", label: "Permissions" },
  { to: "/governance/instruments", label: "Instruments and halts" },
];

/** The pages of what is decided together. */
export function GovernanceTabs() {
  return <Tabs label="Governance" tabs={TABS} />;
}
