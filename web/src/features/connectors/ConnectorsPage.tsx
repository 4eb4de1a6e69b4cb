import { useState } from "react";
import { Link } from "react-router";
import { useOwn } from "../../api/own";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { Secret } from "../developers/Secret";
import { type Connector, type ConnectorList, FORMATS, isTimed, STATES } from "./connectors";
import { NewConnectorForm } from "./NewConnectorForm";

const REFRESH_MILLIS = 5_000;

/** The connectors of mine to systems elsewhere, and how each of them is. */
export function ConnectorsPage({ me }: { me: string }) {
  const list = useOwn<ConnectorList>("/connectors", { refetchInterval: REFRESH_MILLIS });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState("");
  return (
    <>
      <title>Connectors · Tallystick</title>
      <div className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h1>Connectors</h1>
        {!making && !secret && list.data && (
          <Button kind="primary" onClick={() => setMaking(true)}>
            <PlusIcon /> New connector
          </Button>
        )}
      </div>
      <p className="mb-6 max-w-prose text-sm text-muted">
        They tell other systems (ERP, WMS, TMS, CRM) what happens here, and make acts of what those
        send, signed by a key of their own under your mandate.
      </p>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <Loading what="connectors" />}
      {secret && (
        <Secret
          label="The secret by which its messages are signed."
          value={secret}
          onDone={() => setSecret("")}
        />
      )}
      {making && list.data && (
        <NewConnectorForm
          me={me}
          topics={list.data.topics}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {list.data?.items.length === 0 && !making && !secret && (
        <Empty>
          You have none. Begin with one that tells your own system of your orders: all it needs is
          an address.
        </Empty>
      )}
      {list.data && list.data.items.length > 0 && (
        <ul className="card rows mt-4">
          {list.data.items.map((one) => (
            <Line key={one.connector} of={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ of }: { of: Connector }) {
  const { definition, state } = of;
  const look = STATES[state];
  const out = definition.direction === "OUT";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1">
        <Link className="link" to={`/connectors/${of.connector}`}>
          {definition.name}
        </Link>
        <span className="block break-all text-xs text-muted">
          {out ? `${FORMATS[definition.format]} to ${definition.address}` : ""}
          {!out && `${FORMATS[definition.format]} in, ${definition.mapping.action || "any act"}`}
          {!out && definition.address && `, from ${definition.address}`}
          {isTimed(definition) && `, every ${definition.transport.minutes} min`}
        </span>
      </span>
      {of.waiting > 0 && <Badge tone="wood">{of.waiting} waiting</Badge>}
      <Badge tone={look.tone} title={of.reason}>
        {look.says}
      </Badge>
      <span className="text-xs text-muted">
        since <Time at={of.since} />
      </span>
    </li>
  );
}
