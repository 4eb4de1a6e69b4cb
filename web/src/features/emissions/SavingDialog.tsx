import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { EmissionsLegCard } from "../../api/types";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { DocumentFields } from "../credits/DocumentFields";
import { baselineOf, carbonInWords, savedBy } from "./carbon";

/** Claims that a leg emitted less than it would have by a baseline. */
export function SavingDialog({ leg, onClose }: { leg: EmissionsLegCard; onClose: () => void }) {
  const factors = usePages("emissions/factors", {}, { limit: 200 });
  const baselines = factors.rows.filter((one) => baselineOf(leg, one) !== null);
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const [document, setDocument] = useState("");
  const claim = useAct("emissions.ClaimSaving");
  const factor = baselines.find((one) => one.id === chosen) ?? baselines[0];
  const saved = factor ? savedBy(leg, factor) : 0;
  return (
    <ActDialog
      title="Claim a saving"
      sign="Sign the claim"
      ready={factor !== undefined && saved > 0 && note.trim() !== ""}
      busy={claim.isPending}
      error={claim.error ?? factors.error}
      onClose={onClose}
      onSign={() =>
        factor &&
        claim.mutate(
          {
            leg: leg.leg,
            set: factor.name,
            version: factor.version,
            factor: factor.code,
            note: note.trim(),
            document,
          },
          {
            onSuccess: (receipt) => {
              tell("Claimed. A verifier looks at it.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-sm">
        The leg from {leg.fromName || leg.fromPlace} to {leg.toName || leg.toPlace} emitted{" "}
        {carbonInWords(leg.wtw)} CO₂e.
      </p>
      <Select
        label="Without your effort it would have gone by"
        value={factor?.id ?? ""}
        hint={
          factors.isSuccess && baselines.length === 0
            ? "No factor was published as a baseline for such a leg."
            : undefined
        }
        onChange={(event) => setChosen(event.target.value)}
      >
        {baselines.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
      {factor && (
        <p className="text-sm" aria-live="polite">
          {saved > 0
            ? `That saves about ${carbonInWords(saved)}.`
            : "By that it would have emitted no more: there is nothing to claim."}
        </p>
      )}
      <TextField
        label="Why that is what would have been"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <DocumentFields
        label="Papers (optional)"
        documents={document ? [document] : []}
        most={1}
        onChange={([file = ""]) => setDocument(file)}
      />
    </ActDialog>
  );
}
