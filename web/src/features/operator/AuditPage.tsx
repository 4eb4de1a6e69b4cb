import { useState } from "react";
import { usePages, useRow } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { Time } from "../../ui/Time";

import { OperatorTabs } from "./OperatorTabs";

const ROOMS = [
  "identity",
  "accounts",
  "mandates",
  "organisations",
  "governance",
  "privacy",
  "credits",
  "exchange",
  "market",
];

/** Everything that those who hold an office did, or tried to do. */
export function AuditPage() {
  const [room, setRoom] = useState("");
  const [by, setBy] = useState("");
  const offices = usePages("identity/offices", {}, { limit: 200 });
  const acts = usePages("privacy/privileged-acts", { room, by });
  return (
    <>
      <title>Privileged acts · Tallystick</title>
      <OperatorTabs />
      <p className="mb-4 max-w-2xl text-sm text-muted">
        Whoever holds an office signs what they do like everybody. This is all of it, refused acts
        too, also of those who hold the office no more; nothing can be left out, as the log proves.
      </p>
      <div className="mb-4 flex flex-wrap gap-3">
        <Select label="Room" value={room} onChange={(event) => setRoom(event.target.value)}>
          <option value="">All rooms</option>
          {ROOMS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Select label="By" value={by} onChange={(event) => setBy(event.target.value)}>
          <option value="">Everybody with an office</option>
          {offices.rows.map((one) => (
            <Holder key={one.id} principal={one.principal} role={one.role} />
          ))}
        </Select>
      </div>
      {acts.isPending && <Loading what="acts" />}
      <ErrorNote error={acts.error ?? offices.error} />
      {acts.isSuccess && acts.rows.length === 0 && <Empty>There are none.</Empty>}
      <ul className="card rows text-sm">
        {acts.rows.map((act) => (
          <li key={act.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 basis-40">
              <Person principal={act.by} name={act.byName} />
            </span>
            <span className="mono min-w-0 flex-1 basis-48 break-words">{act.type}</span>
            {!act.accepted && <Badge tone="bad">{act.reason}</Badge>}
            <span className="text-xs text-muted">
              <Time at={act.time} />
            </span>
            <ReceiptLink id={act.id} of={act.type} kind="icon" />
          </li>
        ))}
      </ul>
      <More {...acts} />
    </>
  );
}

function Holder({ principal, role }: { principal: string; role: string }) {
  const name = useRow("identity/principal", { principal }).data?.name ?? principal;
  return (
    <option value={principal}>
      {name}, {role.toLowerCase()}
    </option>
  );
}
