import { type FormEvent, useState } from "react";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Select } from "../../ui/Select";
import {
  type Connector,
  completed,
  type Definition,
  FORMATS,
  type Format,
  KINDS,
  type Kind,
  linesOf,
  PRESETS,
  type Topic,
  useConnectorChange,
  WEBHOOK,
} from "./connectors";
import { TransportFields } from "./TransportFields";

interface Props {
  me: string;
  topics: Topic[];
  onMade: (secret: string) => void;
  onCancel: () => void;
}

const FIRST = "market.orders";

/** Tables are told in files only. */
function formatOf(format: Format, direction: "OUT" | "IN", kind: Kind): Format {
  return format === "CSV" && direction === "OUT" && kind !== "SFTP" ? "JSON" : format;
}

/** What a new connector tells, or what it makes of what comes in. */
export function NewConnectorForm({ me, topics, onMade, onCancel }: Props) {
  const own = topics.filter((one) => one.key === "principal");
  const [draft, setDraft] = useState<Definition>({
    name: "",
    direction: "OUT",
    format: "JSON",
    transport: WEBHOOK,
    address: "",
    topics: [`${FIRST}.${me}`],
    by: me,
    partner: "",
    mapping: { action: "", each: "", fields: {} },
  });
  const [fields, setFields] = useState("");
  const [credential, setCredential] = useState("");
  const making = useConnectorChange<{ connector: Connector; secret: string }>("/connectors");
  const out = draft.direction === "OUT";
  const isEdi = draft.format === "X12" || draft.format === "EDIFACT";
  const set = (part: Partial<Definition>) => setDraft({ ...draft, ...part });
  const { kind } = draft.transport;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const opens = kind === "SFTP" || (kind === "HTTP" && draft.transport.header) ? credential : "";
    making.mutate(
      { ...completed(draft, fields), credential: opens },
      // Only webhooks are signed by it.
      { onSuccess: (made) => onMade(kind === "WEBHOOK" ? made.secret : "") },
    );
  };
  return (
    <form className="card grid gap-4 p-4" onSubmit={submit} aria-label="New connector">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          label="Name"
          hint="For you, to know it by."
          required
          maxLength={80}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select
          label="Direction"
          value={draft.direction}
          onChange={(event) => {
            const direction = event.target.value as "OUT" | "IN";
            set({ direction, format: formatOf(draft.format, direction, kind) });
          }}
        >
          <option value="OUT">Tells what happens here</option>
          <option value="IN">Takes in what others send</option>
        </Select>
        <Select
          label="Over"
          value={kind}
          onChange={(event) => {
            const chosen = event.target.value as Kind;
            const format = formatOf(draft.format, draft.direction, chosen);
            const minutes = draft.transport.minutes || 15;
            set({ format, transport: { ...draft.transport, kind: chosen, minutes } });
          }}
        >
          {(Object.keys(KINDS) as Kind[]).map((one) => (
            <option key={one} value={one}>
              {KINDS[one]}
            </option>
          ))}
        </Select>
        <Select
          label="Format"
          value={draft.format}
          onChange={(event) => set({ format: event.target.value as Format })}
        >
          {(Object.keys(FORMATS) as Format[])
            .filter((one) => formatOf(one, draft.direction, kind) === one)
            .map((one) => (
              <option key={one} value={one}>
                {FORMATS[one]}
              </option>
            ))}
        </Select>
      </div>
      {out && isEdi && (
        <TextField
          label="Partner"
          hint="How the receiver is called in envelopes: up to 15 capital letters and digits."
          required
          pattern="[A-Z0-9]{1,15}"
          value={draft.partner}
          onChange={(event) => set({ partner: event.target.value.toUpperCase() })}
        />
      )}
      <TransportFields
        draft={draft}
        set={set}
        credential={credential}
        setCredential={setCredential}
      />
      {out ? (
        <Outgoing draft={draft} own={own} me={me} set={set} fields={fields} setFields={setFields} />
      ) : (
        <Incoming draft={draft} set={set} fields={fields} setFields={setFields} />
      )}
      <ErrorNote error={making.error} />
      <div className="flex gap-2">
        <Button
          type="submit"
          kind="primary"
          busy={making.isPending}
          disabled={!draft.name.trim() || (out && draft.topics.length === 0)}
        >
          Make the connector
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: Definition;
  set: (part: Partial<Definition>) => void;
}

interface MappedProps extends PartProps {
  fields: string;
  setFields: (text: string) => void;
}

interface OutgoingProps extends MappedProps {
  own: Topic[];
  me: string;
}

function Outgoing({ draft, own, me, set, fields, setFields }: OutgoingProps) {
  const chooses =
    draft.transport.kind !== "WEBHOOK" && (draft.format === "JSON" || draft.format === "CSV");
  return (
    <>
      {chooses && (
        <AreaField
          label="Fields"
          hint="A line for each field or column: name: /pointer in the event, as /data/order, or =value. None tells all of it."
          className="mono"
          value={fields}
          onChange={(event) => setFields(event.target.value)}
        />
      )}
      <fieldset>
        <legend className="label mb-1">What it tells</legend>
        <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {own.map((one) => {
            const topic = `${one.topic}.${me}`;
            const chosen = draft.topics.includes(topic);
            return (
              <label key={topic} className="flex min-h-6 items-start gap-2 text-sm">
                <input
                  type="checkbox"
                  className="mt-1"
                  checked={chosen}
                  onChange={() =>
                    set({
                      topics: chosen
                        ? draft.topics.filter((other) => other !== topic)
                        : [...draft.topics, topic],
                    })
                  }
                />
                <span>
                  {one.summary} <code className="mono text-xs text-muted">{one.topic}</code>
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
    </>
  );
}

function Incoming({ draft, set, fields, setFields }: MappedProps) {
  const { mapping } = draft;
  return (
    <>
      <Select
        label="Begin with"
        onChange={(event) => {
          const preset = PRESETS[Number(event.target.value)]?.mapping;
          if (preset) {
            set({ mapping: preset });
            setFields(linesOf(preset.fields));
          }
        }}
      >
        {PRESETS.map((one, index) => (
          <option key={one.label} value={index}>
            {one.label}
          </option>
        ))}
      </Select>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Each row becomes"
          hint="An act such as market.ShipOrder; empty if messages are acts already."
          value={mapping.action}
          onChange={(event) => set({ mapping: { ...mapping, action: event.target.value } })}
        />
        <TextField
          label="Rows are at"
          hint="JSON only: a pointer such as /lines; empty if a message is one row."
          value={mapping.each}
          onChange={(event) => set({ mapping: { ...mapping, each: event.target.value } })}
        />
      </div>
      {mapping.action && (
        <AreaField
          label="Fields"
          hint="A line for each field of the act: /pointer in the row, ^/pointer in the message, or =value."
          className="mono"
          value={fields}
          onChange={(event) => setFields(event.target.value)}
        />
      )}
    </>
  );
}
