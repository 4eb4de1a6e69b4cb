import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { type Definition, isTimed, type Transport, useConnectorChange } from "./connectors";

interface Props {
  draft: Definition;
  set: (part: Partial<Definition>) => void;
  credential: string;
  setCredential: (text: string) => void;
}

const PLACES = {
  WEBHOOK: "https://erp.example/hooks/tallystick",
  SFTP: "sftp://files.example/tallystick",
  HTTP: "https://erp.example/odata/Orders",
};

const HINTS = {
  WEBHOOK: "Where messages are posted, signed after Standard Webhooks.",
  SFTP: "The folder: server and path from its root.",
  HTTP: "{since} in it becomes what the last row of the round before says.",
};

/** Where the other side is, when it is looked at, and what opens its door. */
export function TransportFields({ draft, set, credential, setCredential }: Props) {
  const { transport, direction, address } = draft;
  const { kind } = transport;
  const change = (part: Partial<Transport>) => set({ transport: { ...transport, ...part } });
  if (kind === "WEBHOOK" && direction === "IN") {
    return null;
  }
  const asks = kind === "HTTP" && direction === "IN";
  const hint = kind === "HTTP" && !asks ? "Where each event is posted." : HINTS[kind];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          label="Address"
          hint={`${hint} Inside the operator's own network only where the operator allows it.`}
          inputMode="url"
          required
          placeholder={PLACES[kind]}
          value={address}
          onChange={(event) => set({ address: event.target.value })}
        />
        {isTimed(draft) && (
          <TextField
            label="Every … minutes"
            type="number"
            min={1}
            max={1440}
            required
            value={transport.minutes}
            onChange={(event) => change({ minutes: Number(event.target.value) })}
          />
        )}
      </div>
      {kind === "SFTP" && <FileServer address={address} transport={transport} change={change} />}
      {kind === "HTTP" && (
        <TextField
          label="Header that lets in"
          hint="Such as authorization; empty if none is needed."
          value={transport.header}
          onChange={(event) => change({ header: event.target.value })}
        />
      )}
      {(kind === "SFTP" || (kind === "HTTP" && transport.header)) && (
        <AreaField
          label={kind === "SFTP" ? "Password or private key" : "What the header says"}
          hint={
            kind === "SFTP"
              ? "A key as OpenSSH writes it, Ed25519 best. Sealed, and never shown again."
              : "Such as Bearer and a token. Sealed, and never shown again."
          }
          rows={2}
          required
          value={credential}
          onChange={(event) => setCredential(event.target.value)}
        />
      )}
      {asks && address.includes("{since}") && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="{since} is at"
            hint="A pointer into the last row, such as /modified."
            required
            value={transport.since}
            onChange={(event) => change({ since: event.target.value })}
          />
          <TextField
            label="{since} at first"
            required
            placeholder="2026-01-01T00:00:00Z"
            value={transport.start}
            onChange={(event) => change({ start: event.target.value })}
          />
        </div>
      )}
    </>
  );
}

interface ServerProps {
  address: string;
  transport: Transport;
  change: (part: Partial<Transport>) => void;
}

function FileServer({ address, transport, change }: ServerProps) {
  const asking = useConnectorChange<{ fingerprint: string }>("/connectors/host-key");
  return (
    <>
      <div className="grid items-end gap-4 sm:grid-cols-[12rem_1fr_max-content]">
        <TextField
          label="User"
          required
          value={transport.user}
          onChange={(event) => change({ user: event.target.value })}
        />
        <TextField
          label="The server's key"
          required
          placeholder="SHA256:…"
          value={transport.hostKey}
          onChange={(event) => change({ hostKey: event.target.value })}
        />
        <Button
          busy={asking.isPending}
          disabled={!address}
          onClick={() =>
            asking.mutate(
              { address },
              { onSuccess: ({ fingerprint }) => change({ hostKey: fingerprint }) },
            )
          }
        >
          Ask the server
        </Button>
      </div>
      <p role="status" className="text-xs text-muted">
        {asking.isSuccess
          ? "This is the key that the server shows. Compare it with what its operator told you: nothing goes to a server with another one."
          : "The fingerprint by which the server is known, from its operator."}
      </p>
      <ErrorNote error={asking.error} />
    </>
  );
}
