import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { MAX_AMOUNT, parseCount } from "../accounts/money";
import { ActDialog } from "./ActDialog";
import { DocumentFields } from "./DocumentFields";
import type { Project } from "./rows";
import { thisYear } from "./words";

/** A verifier signs a report: from then on so many tonnes of a year may be issued. */
export function VerifyDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const [year, setYear] = useState(String(thisYear() - 1));
  const [saved, setSaved] = useState("");
  const [report, setReport] = useState<string[]>([]);
  const [text, setText] = useState("");
  const verify = useAct("credits.VerifyProject");
  const vintage = parseCount(year, 1990, 2150);
  const quantity = parseCount(saved, 1, MAX_AMOUNT);
  const file = report[0];
  return (
    <ActDialog
      title={`Report on ${project.name}`}
      sign="Sign the report"
      ready={vintage.ok && quantity.ok && file !== undefined}
      busy={verify.isPending}
      error={verify.error}
      onClose={onClose}
      onSign={() =>
        vintage.ok &&
        quantity.ok &&
        file &&
        verify.mutate(
          {
            project: project.project,
            vintage: vintage.minor,
            tonnes: quantity.minor,
            report: file,
            text: text.trim(),
          },
          {
            onSuccess: (receipt) => {
              tell("Signed. The registrar may issue now.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Vintage"
          inputMode="numeric"
          value={year}
          error={vintage.ok ? undefined : vintage.error}
          onChange={(event) => setYear(event.target.value)}
        />
        <TextField
          label="Tonnes saved"
          inputMode="numeric"
          value={saved}
          error={quantity.ok || saved === "" ? undefined : quantity.error}
          onChange={(event) => setSaved(event.target.value)}
        />
      </div>
      <DocumentFields label="The report" documents={report} most={1} onChange={setReport} />
      <AreaField
        label="Statement (optional, public)"
        rows={3}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ActDialog>
  );
}
