import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote, Loading } from "../../ui/notes";
import { type Examined, fileOf, useDesk, useTell } from "./desk";
import { HitList } from "./HitList";
import { kindInWords, levelInWords, sizeInWords } from "./words";

/** All that an officer sees of an application; that it was opened is written down. */
export function Examination({ application }: { application: string }) {
  const seen = useDesk<Examined>(`/review/${application}`);
  if (seen.isPending) {
    return <Loading what="the application" />;
  }
  if (!seen.data) {
    return <ErrorNote error={seen.error} />;
  }
  const { claims, documents, hits } = seen.data;
  return (
    <div className="grid gap-4 border-t border-line px-4 py-4 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Name</dt>
        <dd>{claims.name}</dd>
        <dt className="text-muted">Born</dt>
        <dd>{claims.birthDate}</dd>
        <dt className="text-muted">Country</dt>
        <dd>{claims.country}</dd>
        <dt className="text-muted">Address</dt>
        <dd>{claims.address}</dd>
      </dl>
      <ul className="grid gap-1">
        {documents.map((one) => (
          <li key={one.document}>
            <a
              className="link"
              download
              href={fileOf(`/review/${application}/documents/${one.document}`)}
            >
              {kindInWords(one.kind)}
            </a>{" "}
            <span className="text-muted">{sizeInWords(one.size)}</span>
          </li>
        ))}
      </ul>
      {hits.length > 0 && <HitList hits={hits} />}
      <Verdict seen={seen.data} />
    </div>
  );
}

function Verdict({ seen }: { seen: Examined }) {
  const session = useSession();
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const propose = useAct("compliance.ProposeLevel");
  const confirm = useAct("compliance.ConfirmDecision");
  const refuse = useTell();
  const pending = usePages("compliance/decisions", { principal: seen.principal, state: "PENDING" });
  const waiting = pending.rows.find((one) => one.commitment === seen.commitment);
  const { principal, level, provider, commitment } = seen;
  const undecided = seen.hits.filter((one) => one.state === "OPEN").length;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="grid content-start gap-2">
        {waiting ? (
          <Button
            kind="primary"
            busy={confirm.isPending}
            disabled={waiting.proposer === session?.principal}
            onClick={() => confirm.mutate({ principal, decision: waiting.decision })}
          >
            Confirm {levelInWords(level)}
          </Button>
        ) : (
          <>
            <TextField
              label="Good until"
              hint="Empty for no end."
              type="date"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
            <Button
              kind="primary"
              busy={propose.isPending}
              disabled={undecided > 0}
              onClick={() =>
                propose.mutate({
                  principal,
                  level: level as "BASIC" | "FULL" | "ENHANCED",
                  adapter: provider,
                  commitment,
                  expires: until ? Date.parse(until) : 0,
                })
              }
            >
              Propose {levelInWords(level)}
            </Button>
          </>
        )}
        {undecided > 0 && <p className="text-xs text-muted">Decide the hits first.</p>}
        <ErrorNote error={propose.error ?? confirm.error} />
      </div>
      <form
        className="grid content-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          refuse.mutate({ path: `/review/${seen.application}/refuse`, body: { reason } });
        }}
      >
        <AreaField
          label="Reason for a refusal"
          hint="The applicant reads it."
          rows={2}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" kind="danger" busy={refuse.isPending}>
          Refuse
        </Button>
        <ErrorNote error={refuse.error} />
      </form>
    </div>
  );
}
