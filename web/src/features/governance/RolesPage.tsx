import { useState } from "react";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { GovernanceRoleCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { type Draft, newDraft } from "./draft";
import { GovernanceTabs } from "./GovernanceTabs";
import { ProposeDialog } from "./ProposeDialog";
import { dutyOf, ROLES, type Role, roleInWords } from "./words";

/** Who may do what beyond everybody's rights, by whose decision. */
export function RolesPage() {
  useRefreshOn(["governance.proposals.all"]);
  const roles = usePages("governance/roles", {}, { limit: 200 });
  const operators = usePages("identity/roles", {}, { limit: 200 });
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <>
      <title>Roles · Tallystick</title>
      <h1 className="mb-3">Governance</h1>
      <GovernanceTabs />
      <p className="mb-4 max-w-2xl text-sm text-muted">
        A role is granted and taken by vote. While nobody holds a role, every operator has it, so
        that none is ever without someone to fill it.
      </p>
      {roles.isPending && <Loading what="roles" />}
      <ErrorNote error={roles.error ?? operators.error} />
      {roles.isSuccess && (
        <div className="grid items-start gap-4 md:grid-cols-2">
          {ROLES.map((role) => (
            <Holders
              key={role}
              role={role}
              granted={roles.rows.filter((one) => one.role === role)}
              operators={operators.rows.filter((one) => one.role === "OPERATOR")}
              onPropose={setDraft}
            />
          ))}
        </div>
      )}
      <More {...roles} />
      {draft && <ProposeDialog draft={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

interface Props {
  role: Role;
  granted: GovernanceRoleCard[];
  operators: { id: string; principal: string; action: string }[];
  onPropose: (draft: Draft) => void;
}

function Holders({ role, granted, operators, onPropose }: Props) {
  const { current } = useIdentities();
  const name = roleInWords(role);
  return (
    <section className="card" aria-labelledby={`role-${role}`}>
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-3">
        <div className="min-w-0">
          <h2 id={`role-${role}`}>{name}</h2>
          <p className="text-xs text-muted">{dutyOf(role)}</p>
        </div>
        {current && (
          <Button onClick={() => onPropose(newDraft("ROLE", { role }))}>
            Grant…<span className="sr-only"> the role of {name}</span>
          </Button>
        )}
      </header>
      <ul className="rows text-sm">
        {granted.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 px-4 py-2">
            <span className="min-w-0 flex-1">
              <Person principal={one.principal} name={one.principalName} />
            </span>
            <span className="text-xs text-muted">
              since <Time at={one.since} />
            </span>
            <ReceiptLink id={one.action} of={`the role of ${one.principalName}`} kind="icon" />
            {current && (
              <Button
                kind="quiet"
                onClick={() =>
                  onPropose(newDraft("ROLE", { role, principal: one.principal, on: false }))
                }
              >
                Withdraw…<span className="sr-only"> from {one.principalName}</span>
              </Button>
            )}
          </li>
        ))}
        {granted.length === 0 && operators.map((one) => <Operator key={one.id} {...one} />)}
      </ul>
    </section>
  );
}

function Operator({ principal, action }: { principal: string; action: string }) {
  const name = useRow("identity/principal", { principal }).data?.name ?? principal;
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <Person principal={principal} name={name} />
      </span>
      <span className="badge bg-sunken text-muted">as operator</span>
      <ReceiptLink id={action} of={`the operator ${name}`} kind="icon" />
    </li>
  );
}
