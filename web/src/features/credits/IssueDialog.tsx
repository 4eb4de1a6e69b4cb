import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import type { CreditsAdjustment } from "../../api/types";
import { TextField } from "../../ui/Field";
import { Empty, Loading } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import { type DraftBatch, issueOf, leftToIssue } from "./issue";
import { LabelFields } from "./LabelFields";
import type { Project } from "./rows";
import { serialsInWords } from "./serials";
import { useNextSerial } from "./useNextSerial";
import { ADJUSTMENTS, tonnes } from "./words";

/** The registrar issues what was verified, from the next free serial number on. */
export function IssueDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const verified = usePages("credits/verified", { project: project.project }, { limit: 100 });
  const classes = usePages("credits/classes", { project: project.project }, { limit: 100 });
  const batches = usePages("credits/batches", { project: project.project }, { limit: 200 });
  const left = leftToIssue(verified.rows, classes.rows);
  const [draft, setDraft] = useState<DraftBatch>(() => newBatch(project));
  const vintage = left.find((one) => one.vintage === draft.vintage) ?? left[0];
  const next = useNextSerial(draft.space, batches.rows);
  const issue = useAct("credits.IssueBatch");
  const change = (part: Partial<DraftBatch>) => setDraft({ ...draft, ...part });
  const { body, errors } = issueOf(
    project.project,
    { ...draft, vintage: vintage?.vintage ?? 0 },
    next.data ?? null,
    vintage?.left ?? 0,
  );
  const isLoading = verified.isPending || classes.isPending || batches.isPending;
  return (
    <ActDialog
      title={`Issue for ${project.name}`}
      sign="Sign and issue"
      ready={body !== null && !isLoading && left.length > 0}
      busy={issue.isPending}
      error={issue.error ?? verified.error ?? next.error}
      onClose={onClose}
      onSign={() =>
        body &&
        issue.mutate(body, {
          onSuccess: (receipt) => {
            tell(`Issued ${tonnes(body.quantity)} of ${body.vintage}.`, receipt.id);
            onClose();
          },
        })
      }
    >
      {isLoading && <Loading what="what was verified" />}
      {!isLoading && left.length === 0 && (
        <Empty>Nothing is left to issue: a verifier has to sign a report first.</Empty>
      )}
      {vintage && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Select
              label="Vintage"
              value={vintage.vintage}
              onChange={(event) => change({ vintage: Number(event.target.value) })}
            >
              {left.map((one) => (
                <option key={one.vintage} value={one.vintage}>
                  {one.vintage}, {tonnes(one.left)} verified
                </option>
              ))}
            </Select>
            <TextField
              label="Tonnes"
              inputMode="numeric"
              value={draft.quantity}
              error={draft.quantity === "" ? undefined : errors.quantity}
              onChange={(event) => change({ quantity: event.target.value })}
            />
            <TextField
              label="Space of serial numbers"
              maxLength={80}
              value={draft.space}
              error={errors.space}
              onChange={(event) => change({ space: event.target.value.trim(), first: "" })}
            />
            <TextField
              label="First serial number"
              inputMode="numeric"
              placeholder={next.data ? String(next.data) : ""}
              value={draft.first}
              error={next.isPending && draft.first === "" ? undefined : errors.first}
              hint={next.data ? `Next free: ${next.data.toLocaleString("en-GB")}` : undefined}
              onChange={(event) => change({ first: event.target.value })}
            />
          </div>
          {body && (
            <p className="text-sm">
              Serial numbers{" "}
              <strong className="mono">
                {body.space}{" "}
                {serialsInWords({ first: body.first, last: body.first + body.quantity - 1 })}
              </strong>
              ; the last of them go to the buffer pool.
            </p>
          )}
          <Terms draft={draft} errors={errors} onChange={change} />
        </>
      )}
    </ActDialog>
  );
}

interface TermsProps {
  draft: DraftBatch;
  errors: ReturnType<typeof issueOf>["errors"];
  onChange: (part: Partial<DraftBatch>) => void;
}

/** What the batch carries, and for how long. */
function Terms({ draft, errors, onChange }: TermsProps) {
  return (
    <>
      <LabelFields
        label="Labels"
        labels={draft.labels}
        onChange={(labels) => onChange({ labels })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Corresponding adjustment"
          value={draft.adjustment}
          onChange={(event) => onChange({ adjustment: event.target.value as CreditsAdjustment })}
        >
          {Object.entries(ADJUSTMENTS).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <TextField
          label="Expires (optional)"
          type="date"
          value={draft.expires}
          error={errors.expires}
          onChange={(event) => onChange({ expires: event.target.value })}
        />
      </div>
      <TextField
        label="Version of the methodology (optional)"
        maxLength={200}
        value={draft.methodVersion}
        onChange={(event) => onChange({ methodVersion: event.target.value })}
      />
    </>
  );
}

function newBatch(project: Project): DraftBatch {
  return {
    vintage: 0,
    quantity: "",
    space: `${project.registry}-${project.registryId}`.replace(/[^A-Za-z0-9._:-]/g, "-"),
    first: "",
    labels: [],
    adjustment: "NONE",
    expires: "",
    methodVersion: "",
  };
}
