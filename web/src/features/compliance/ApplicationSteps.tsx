import { usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { type Application, useHandIn, useTell } from "./desk";
import { kindInWords, levelInWords, sizeInWords } from "./words";

const TYPES = ".pdf,.png,.jpg,.jpeg,.gif,.txt";

interface Props {
  application: Application;
  principal: string;
}

/** What is still to be done, or where it is. */
export function ApplicationSteps({ application, principal }: Props) {
  return application.state === "DRAFT" ? (
    <Draft application={application} />
  ) : (
    <Handed application={application} principal={principal} />
  );
}

function Draft({ application }: { application: Application }) {
  const submit = useTell();
  const withdraw = useTell("DELETE");
  const handIn = useHandIn();
  const missing = application.wants.filter(
    (kind) => !application.documents.some((one) => one.kind === kind),
  );
  return (
    <div className="grid gap-4 text-sm">
      <p>
        {levelInWords(application.level)} for {application.claims.name}, born{" "}
        {application.claims.birthDate}, {application.claims.country}.
      </p>
      <ul className="grid gap-3">
        {application.wants.map((kind) => (
          <li key={kind} className="grid gap-1">
            <label className="label" htmlFor={`paper-${kind}`}>
              {kindInWords(kind)}
            </label>
            {application.documents
              .filter((one) => one.kind === kind)
              .map((one) => (
                <p key={one.document} className="text-muted">
                  Handed in: {one.type.split(";")[0]}, {sizeInWords(one.size)}
                </p>
              ))}
            <input
              id={`paper-${kind}`}
              className="input"
              type="file"
              accept={TYPES}
              disabled={handIn.isPending}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) {
                  handIn.mutate({ kind, file });
                }
                event.target.value = "";
              }}
            />
          </li>
        ))}
      </ul>
      <ErrorNote error={handIn.error ?? submit.error ?? withdraw.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          disabled={missing.length > 0}
          busy={submit.isPending}
          onClick={() => submit.mutate({ path: "/application/submit" })}
        >
          Hand in
        </Button>
        <Button
          kind="quiet"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ path: "/application" })}
        >
          Take back
        </Button>
      </div>
    </div>
  );
}

function Handed({ application, principal }: Props) {
  const decisions = usePages("compliance/decisions", { principal }, { refetchInterval: 5_000 });
  const own = decisions.rows.find((one) => one.commitment === application.commitment);
  const steps = [
    { text: "Handed in", at: application.since, done: true },
    { text: "Proposed by a first officer", at: own?.since ?? 0, done: own !== undefined },
    { text: "Confirmed by a second officer", at: own?.closed ?? 0, done: own?.state === "DONE" },
  ];
  return (
    <div className="grid gap-4 text-sm">
      <ol className="grid gap-2">
        {steps.map(({ text, at, done }) => (
          <li key={text} className="flex flex-wrap items-baseline justify-between gap-2">
            <span className={done ? "font-medium" : "text-muted"}>
              {done ? "✓" : "○"} {text}
            </span>
            {done && at > 0 && (
              <span className="text-xs text-muted">
                <Time at={at} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <details>
        <summary className="cursor-pointer">What the log commits to</summary>
        <dl className="mt-2 grid gap-2">
          <dt className="label">Commitment</dt>
          <dd className="mono text-xs break-all">{application.commitment}</dd>
          <dt className="label">Salt</dt>
          <dd className="mono text-xs break-all">{application.salt}</dd>
          <dt className="label">Evidence</dt>
          <dd className="mono text-xs break-all">{application.evidence}</dd>
        </dl>
      </details>
      {own?.state === "DONE" && <Again />}
    </div>
  );
}

function Again() {
  return (
    <p className="text-muted">
      This is done. For another level, say so to an officer, or wait for this one to expire.
    </p>
  );
}
