import { type FormEvent, useState } from "react";
import { Button } from "../../ui/Button";
import { copy } from "../../ui/copy";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { type Partner, usePact, type Way } from "./exchange";

interface Props {
  /** Of whom the way in is said anew; a new partner if none. */
  of?: Partner;
  onClose: () => void;
}

const NOWHERE: Way = { address: "", client: "", secret: "" };

/** Adds a partner, or says where one is and by what it lets us in. */
export function PartnerDialog({ of, onClose }: Props) {
  const [name, setName] = useState("");
  const [way, setWay] = useState<Way>({ ...NOWHERE, address: of?.address ?? "" });
  const make = usePact<{ partner: Partner; secret: string }>("/partners");
  const change = usePact<Partner>(`/partners/${of?.partner ?? ""}/way`);
  const set = (part: Partial<Way>) => setWay({ ...way, ...part });
  const empty = way.address === "" && way.client === "" && way.secret === "";
  const whole = way.address !== "" && way.client !== "" && way.secret !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (of) {
      change.mutate(way, {
        onSuccess: () => {
          tell("Kept.");
          onClose();
        },
      });
    } else {
      make.mutate({ name: name.trim(), way });
    }
  };
  if (make.data) {
    return <Told client={make.data.partner.client} secret={make.data.secret} onClose={onClose} />;
  }
  return (
    <Dialog title={of ? `The way in to ${of.name}` : "Add a partner"} onClose={onClose}>
      <form noValidate className="grid gap-4 px-5 py-4" onSubmit={submit}>
        {!of && (
          <TextField
            label="Name, for you to know them by"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <TextField
          label={of ? "Their base address for PACT" : "Their base address for PACT (or later)"}
          placeholder="https://supplier.example/pact"
          value={way.address}
          onChange={(event) => set({ address: event.target.value.trim() })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Client id that they gave you"
            value={way.client}
            onChange={(event) => set({ client: event.target.value.trim() })}
          />
          <TextField
            label="Secret that they gave you"
            type="password"
            value={way.secret}
            onChange={(event) => set({ secret: event.target.value.trim() })}
          />
        </div>
        <p className="text-xs text-muted">
          All of this is sealed. {of ? "" : "What they need to come in here is shown next."}
        </p>
        <ErrorNote error={make.error ?? change.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button
            type="submit"
            kind="primary"
            busy={make.isPending || change.isPending}
            disabled={of ? !whole : name.trim() === "" || !(empty || whole)}
          >
            {of ? "Keep it" : "Add the partner"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Told({
  client,
  secret,
  onClose,
}: {
  client: string;
  secret: string;
  onClose: () => void;
}) {
  const told: [string, string][] = [
    ["Base address", `${window.location.origin}/v1/pact`],
    ["Client id", client],
    ["Secret", secret],
  ];
  return (
    <Dialog title="Give them this" onClose={onClose}>
      <div className="grid gap-4 px-5 py-4">
        <p className="text-sm">
          With it their system asks you for footprints and sends you theirs, and can sign nothing.
          The secret is shown this one time.
        </p>
        <dl className="grid gap-2">
          {told.map(([label, value]) => (
            <div key={label} className="flex flex-wrap items-center gap-x-3">
              <dt className="label w-28">{label}</dt>
              <dd className="mono min-w-0 flex-1 break-all">{value}</dd>
              <dd>
                <Button kind="quiet" onClick={() => void copy(value, `${label} copied.`)}>
                  Copy<span className="sr-only"> {label}</span>
                </Button>
              </dd>
            </div>
          ))}
        </dl>
        <div className="flex justify-end">
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
