import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useOwn } from "../../api/own";
import { Badge } from "../../ui/Badge";
import { Button, LinkButton } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import {
  type Connector,
  type ConnectorList,
  FORMATS,
  isTimed,
  STATES,
  useConnectorChange,
} from "./connectors";
import { Deliveries } from "./Deliveries";
import { Runs } from "./Runs";

const REFRESH_MILLIS = 3_000;

/** One connector: how it is, what it did, and what can be done again. */
export function ConnectorPage() {
  const { connector = "" } = useParams();
  const list = useOwn<ConnectorList>("/connectors", { refetchInterval: REFRESH_MILLIS });
  const found = list.data?.items.find((one) => one.connector === connector);
  return (
    <>
      <title>Connector · Tallystick</title>
      <p className="mb-2 text-sm">
        <Link className="link" to="/connectors">
          Connectors
        </Link>
      </p>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <Loading what="the connector" />}
      {list.isSuccess && !found && <Empty>You have no such connector.</Empty>}
      {found && <Whole of={found} />}
    </>
  );
}

function Whole({ of }: { of: Connector }) {
  const { definition, state, reason } = of;
  const out = definition.direction === "OUT";
  const look = STATES[state];
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 break-words">{definition.name}</h1>
        <Badge tone={look.tone}>{look.says}</Badge>
        {of.behind && state === "ON" && <Badge tone="wood">reads what was before</Badge>}
      </div>
      {reason && (
        <p role="status" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
          {reason}
        </p>
      )}
      <dl className="card grid gap-x-6 gap-y-2 p-4 text-sm sm:grid-cols-[max-content_1fr]">
        <Fact label={out ? "Tells" : "Takes in"}>
          {FORMATS[definition.format]}
          {definition.address && `${out ? " at" : " from"} ${definition.address}`}
        </Fact>
        {isTimed(definition) && (
          <Fact label={out ? "Told" : "Looked at"}>every {definition.transport.minutes} min</Fact>
        )}
        {definition.transport.hostKey && (
          <Fact label="Server">
            {definition.transport.user}, {definition.transport.hostKey}
          </Fact>
        )}
        {(of.ran > 0 || of.next > 0) && (
          <Fact label="Last time">
            {of.ran > 0 ? <Time at={of.ran} /> : "not yet"}
            {of.outcome && `: ${of.outcome}`}
          </Fact>
        )}
        {of.next > 0 && state === "ON" && (
          <Fact label="Next time">
            <Time at={of.next} />
          </Fact>
        )}
        {out && <Fact label="What">{definition.topics.join(", ")}</Fact>}
        {!out && definition.transport.kind === "WEBHOOK" && (
          <Fact label="Send to">
            {`POST ${window.location.origin}/v1/connectors/${of.connector}/messages`}
          </Fact>
        )}
        {!out && (
          <Fact label="Rows become">{definition.mapping.action || "the act they name"}</Fact>
        )}
        {!out && <Fact label="Signs by">{of.key}</Fact>}
        {out && definition.transport.kind === "WEBHOOK" && (
          <Fact label="Signed by">{of.webhookKey}</Fact>
        )}
      </dl>
      <Controls of={of} />
      {out ? (
        <Deliveries connector={of.connector} files={definition.transport.kind === "SFTP"} />
      ) : (
        <Runs connector={of.connector} />
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="mono min-w-0 break-all">{children}</dd>
    </>
  );
}

function Controls({ of }: { of: Connector }) {
  const path = `/connectors/${of.connector}`;
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const [height, setHeight] = useState("");
  const state = useConnectorChange(`${path}/state`);
  const running = useConnectorChange(`${path}/run`);
  const test = useConnectorChange<{ status: number; error: string }>(`${path}/test`);
  const replay = useConnectorChange(`${path}/replay`);
  const removing = useConnectorChange(path, "DELETE");
  const out = of.definition.direction === "OUT";
  const files = of.definition.transport.kind === "SFTP";
  const mandate = new URLSearchParams({
    key: of.key,
    label: `Connector ${of.definition.name}`,
    scope: of.definition.mapping.action,
  });
  return (
    <section aria-label="What to do" className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Button
          busy={state.isPending}
          onClick={() => state.mutate({ state: of.state === "ON" ? "PAUSED" : "ON" })}
        >
          {of.state === "ON" ? "Pause" : "Resume"}
        </Button>
        {(isTimed(of.definition) || (out && of.waiting > 0)) && of.state === "ON" && (
          <Button busy={running.isPending} onClick={() => running.mutate(undefined)}>
            Run now
          </Button>
        )}
        {out && (
          <Button
            busy={test.isPending}
            onClick={() =>
              test.mutate(undefined, {
                onSuccess: (answer) =>
                  tell(
                    answer.error || (files ? "It was written." : `It answered ${answer.status}.`),
                  ),
              })
            }
          >
            Send a test
          </Button>
        )}
        {!out && <LinkButton to={`/mandates/new?${mandate}`}>Give it a mandate</LinkButton>}
        {sure && <Button onClick={() => setSure(false)}>Keep</Button>}
        <Button
          kind={sure ? "danger" : "quiet"}
          busy={removing.isPending}
          onClick={() =>
            sure
              ? // The page knows first that there is no such connector any more, and is gone by then.
                removing.mutateAsync(undefined).then(
                  () => navigate("/connectors"),
                  () => {},
                )
              : setSure(true)
          }
        >
          {sure ? "Remove now" : "Remove"}
        </Button>
      </div>
      {out && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            replay.mutate(
              { height: Number(height) },
              { onSuccess: () => tell(`It is told again from block ${height} on.`) },
            );
          }}
        >
          <TextField
            label="Tell again from block"
            type="number"
            min={1}
            required
            className="w-40"
            value={height}
            onChange={(event) => setHeight(event.target.value)}
          />
          <Button type="submit" busy={replay.isPending}>
            Replay
          </Button>
        </form>
      )}
      <ErrorNote
        error={state.error ?? running.error ?? test.error ?? replay.error ?? removing.error}
      />
    </section>
  );
}
