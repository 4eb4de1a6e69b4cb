import { usePages } from "../../api/hooks";
import { LinkButton } from "../../ui/Button";
import { WarningIcon } from "../../ui/icons";
import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/operator", label: "Privileged acts", end: true },
  { to: "/operator/staff", label: "Staff sessions" },
  { to: "/operator/emergencies", label: "Emergencies" },
  { to: "/operator/erasures", label: "Erasures" },
];

/** The pages of oversight; an emergency that nobody has judged shows on all of them. */
export function OperatorTabs() {
  const open = usePages(
    "privacy/emergencies",
    { verdict: "DECLARED" },
    { limit: 20, refetchInterval: 10_000 },
  );
  return (
    <>
      <h1 className="mb-3">Oversight</h1>
      <Tabs label="Oversight" tabs={TABS} />
      {open.rows.length > 0 && (
        <div
          role="alert"
          className="mb-4 flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm text-bad"
        >
          <WarningIcon />
          <span className="min-w-0 flex-1">
            {open.rows.length === 1
              ? "An emergency waits to be judged by another officer."
              : `${open.rows.length} emergencies wait to be judged by another officer.`}
          </span>
          <LinkButton kind="danger" to="/operator/emergencies">
            Look
          </LinkButton>
        </div>
      )}
    </>
  );
}
