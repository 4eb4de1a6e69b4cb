import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { COLUMNS, linesOf, readFactors } from "./factorLines";

/** A registrar publishes the next version of a set of factors; legs use the newest. */
export function FactorsDialog({ onClose }: { onClose: () => void }) {
  const sets = usePages("emissions/factor-sets", {}, { limit: 20 });
  const [typed, setTyped] = useState<string>();
  const name = typed ?? sets.rows[0]?.name ?? "";
  const newest = sets.rows.find((one) => one.name === name);
  const factors = usePages(
    "emissions/factors",
    { set: name },
    { limit: 200, enabled: newest !== undefined },
  );
  const [source, setSource] = useState<string>();
  const [url, setUrl] = useState<string>();
  const [lines, setLines] = useState<string>();
  const publish = useAct("emissions.PublishFactors");
  const text = lines ?? (newest ? linesOf(factors.rows) : "");
  const from = source ?? newest?.source ?? "";
  const where = url ?? newest?.url ?? "";
  const read = readFactors(text);
  const code = /^[a-z0-9][a-z0-9.-]{0,39}$/.test(name);
  const address = where === "" || where.startsWith("https://");
  return (
    <ActDialog
      title="Publish factors"
      sign={`Sign version ${(newest?.version ?? 0) + 1}`}
      ready={code && from.trim() !== "" && address && read.ok}
      busy={publish.isPending}
      error={publish.error ?? sets.error}
      onClose={onClose}
      onSign={() =>
        read.ok &&
        publish.mutate(
          { set: name, source: from.trim(), url: where.trim(), factors: read.factors },
          {
            onSuccess: (receipt) => {
              tell("The factors are published.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Set"
          list="factor-sets"
          value={name}
          error={name === "" || code ? undefined : "Small letters, digits, dots and dashes."}
          hint={newest ? `Version ${newest.version} is in force.` : "A new set."}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id="factor-sets">
          {[...new Set(sets.rows.map((one) => one.name))].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <TextField
          label="Who says so, and when"
          maxLength={500}
          value={from}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      <TextField
        label="Address of that (optional)"
        value={where}
        error={address ? undefined : "It begins with https://."}
        onChange={(event) => setUrl(event.target.value)}
      />
      <AreaField
        label="Factors, one a line"
        rows={8}
        spellCheck={false}
        wrap="off"
        style={{ fontFamily: "ui-monospace, monospace", fontSize: "12px" }}
        hint={`Between semicolons or tabs: ${COLUMNS.join("; ")}.`}
        value={text}
        error={text === "" || read.ok ? undefined : read.error}
        onChange={(event) => setLines(event.target.value)}
      />
      <p className="text-xs text-muted">
        Old versions stay, for the legs that were decided by them.
      </p>
    </ActDialog>
  );
}
