import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { request } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { Desk } from "./Desk";
import { type Alert, type Case, type CaseFile, fileOf, useDesk, useTell } from "./desk";
import { Named } from "./PendingDecisions";
import { alertInWords } from "./words";

/** What somebody should look at, and what is being looked at. */
export function CasesPage() {
  return (
    <Desk title="Alerts and cases">
      <Alerts />
      <Cases state="OPEN" />
      <Cases state="CLOSED" />
      <p className="mt-4 flex gap-4 text-sm">
        <a className="link" download href={fileOf("/report?format=csv")}>
          All cases as CSV
        </a>
        <a className="link" download href={fileOf("/report?format=json")}>
          as JSON
        </a>
      </p>
    </Desk>
  );
}

function Alerts() {
  const alerts = useDesk<{ items: Alert[] }>("/alerts");
  return (
    <section className="mb-6" aria-labelledby="alerts">
      <h2 id="alerts" className="mb-2">
        Alerts
      </h2>
      {alerts.isPending && <Loading what="alerts" />}
      <ErrorNote error={alerts.error} />
      {alerts.data?.items.length === 0 && <Empty>Nothing stands out.</Empty>}
      <ul className="card rows text-sm">
        {alerts.data?.items.map((one) => (
          <AlertRow key={one.alert} alert={one} />
        ))}
      </ul>
    </section>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const tell = useTell();
  const open = async () => {
    try {
      const body = {
        principal: alert.principal,
        title: `${alertInWords(alert.kind)}: ${alert.name || alert.principal.slice(0, 8)}`,
        alerts: [alert.alert],
      };
      const file = (await (await request("POST", "/compliance/cases", body)).json()) as CaseFile;
      navigate(`/compliance/cases/${file.file.caseId}`);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge tone={alert.kind === "SANCTIONS" ? "bad" : "wood"}>{alertInWords(alert.kind)}</Badge>
        <span className="min-w-32 flex-1">
          <Named principal={alert.principal} />
        </span>
        <span className="text-xs text-muted">
          <Time at={alert.since} />
        </span>
      </div>
      <p className="break-words">{alert.detail}</p>
      <div className="flex flex-wrap items-end gap-2">
        {alert.caseId ? (
          <Link className="link" to={`/compliance/cases/${alert.caseId}`}>
            In a case
          </Link>
        ) : (
          <Button onClick={() => void open()}>Open a case</Button>
        )}
        <TextField
          className="min-w-40 flex-1"
          label="Reason to close"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          disabled={reason.trim() === ""}
          busy={tell.isPending}
          onClick={() =>
            tell.mutate({ path: `/alerts/${alert.alert}/close`, body: { text: reason } })
          }
        >
          Close
        </Button>
      </div>
      <ErrorNote error={error ?? tell.error} />
    </li>
  );
}

function Cases({ state }: { state: "OPEN" | "CLOSED" }) {
  const cases = useDesk<{ items: Case[] }>(`/cases?state=${state}`);
  const title = state === "OPEN" ? "Open cases" : "Closed cases";
  return (
    <section className="mb-6" aria-labelledby={`cases-${state}`}>
      <h2 id={`cases-${state}`} className="mb-2">
        {title}
      </h2>
      <ErrorNote error={cases.error} />
      {cases.data?.items.length === 0 && <p className="text-sm text-muted">None.</p>}
      <ul className="card rows text-sm">
        {cases.data?.items.map((one) => (
          <li key={one.caseId} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
            <Link
              className="link min-w-40 flex-1 break-words"
              to={`/compliance/cases/${one.caseId}`}
            >
              {one.title}
            </Link>
            <span className="text-muted">
              {one.assignee ? <Named principal={one.assignee} plain /> : "nobody’s yet"}
            </span>
            <span className="text-xs text-muted">
              <Time at={one.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
