import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { logNow } from "../../api/signing";
import type { DevicesDeviceRow } from "../../api/types";
import { Badge, type Look } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { Time, Until } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { objectError } from "./json";

const MINUTE = 60_000;
const WAITS = [
  [5, "5 minutes"],
  [60, "1 hour"],
  [24 * 60, "1 day"],
  [7 * 24 * 60, "1 week"],
] as const;

const STAGES: Record<string, Look> = {
  OPEN: { tone: "wood", says: "waits" },
  DONE: { tone: "good", says: "done" },
  FAILED: { tone: "bad", says: "failed" },
  LAPSED: { tone: "plain", says: "too late" },
};

interface Props {
  of: DevicesDeviceRow;
  isMine: boolean;
}

/** What a device was told to do, and what it said to that. */
export function Commands({ of, isMine }: Props) {
  const [telling, setTelling] = useState(false);
  const commands = usePages("devices/commands", { device: of.device }, { limit: 20 });
  return (
    <section aria-labelledby="commands">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 id="commands">Commands</h2>
        {isMine && of.stage === "ENROLLED" && (
          <Button onClick={() => setTelling(true)}>Command it</Button>
        )}
      </div>
      <ErrorNote error={commands.error} />
      {commands.isSuccess && commands.rows.length === 0 && (
        <p className="text-sm text-muted">It was told to do nothing yet.</p>
      )}
      {commands.rows.length > 0 && (
        <ul className="card rows">
          {commands.rows.map((one) => {
            const look: Look = STAGES[one.stage] ?? { tone: "plain", says: one.stage };
            return (
              <li
                key={one.command}
                className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
              >
                <Badge tone={look.tone}>{look.says}</Badge>
                <span className="min-w-40 flex-1 break-words">
                  {one.name} <span className="mono text-muted">{one.arguments}</span>
                  {one.result && <span className="mono block text-muted">{one.result}</span>}
                </span>
                <span className="text-xs text-muted">
                  {one.stage === "OPEN" ? <Until at={one.until} /> : <Time at={one.since} />}
                </span>
                <ReceiptLink id={one.action} of={one.name} kind="icon" />
              </li>
            );
          })}
        </ul>
      )}
      <More {...commands} />
      {telling && <CommandDialog device={of.device} onClose={() => setTelling(false)} />}
    </section>
  );
}

function CommandDialog({ device, onClose }: { device: string; onClose: () => void }) {
  const [name, setName] = useState("");
  const [text, setText] = useState("{}");
  const [minutes, setMinutes] = useState(5);
  const command = useAct("devices.CommandDevice");
  const isName = /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(name);
  const error = objectError(text);
  return (
    <ActDialog
      title="Command the device"
      sign="Sign the command"
      ready={isName && error === ""}
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onSign={() =>
        command.mutate(
          {
            device,
            command: name,
            arguments: JSON.stringify(JSON.parse(text)),
            until: logNow() + minutes * MINUTE,
          },
          {
            onSuccess: (receipt) => {
              tell("The command waits for the device.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <TextField
        data-first
        label="Command"
        placeholder="open-valve"
        value={name}
        error={name === "" || isName ? undefined : "Up to 40 small letters, digits, _, . or -."}
        onChange={(event) => setName(event.target.value)}
      />
      <AreaField
        label="Arguments, a JSON object"
        spellCheck={false}
        value={text}
        error={error || undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        label="Too late after"
        value={minutes}
        onChange={(event) => setMinutes(Number(event.target.value))}
      >
        {WAITS.map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </Select>
    </ActDialog>
  );
}
