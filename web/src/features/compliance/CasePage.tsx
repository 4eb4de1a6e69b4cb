import { useState } from "react";
import { useParams } from "react-router";
import { useAct } from "../../api/hooks";
import { useSession } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { AreaField } from "../../ui/Field";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { commitTo } from "./commit";
import { Desk } from "./Desk";
import { type CaseFile, useDesk, useTell } from "./desk";
import { Named } from "./PendingDecisions";
import { alertInWords } from "./words";

/** One case: whom it is about, what was said, and how it ended. */
export function CasePage() {
  return (
    <Desk title="Case">
      <File />
    </Desk>
  );
}

function File() {
  const { id = "" } = useParams();
  const found = useDesk<CaseFile>(`/cases/${id}`);
  if (found.isPending) {
    return <Loading what="the case" />;
  }
  if (!found.data) {
    return <ErrorNote error={found.error} />;
  }
  const { file, alerts, comments } = found.data;
  return (
    <article className="grid gap-4 text-sm">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 break-words">{file.title}</h2>
        <Badge tone={file.state === "OPEN" ? "wood" : "good"}>{file.state.toLowerCase()}</Badge>
      </header>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        About <Named principal={file.principal} />
        <span className="text-muted">
          opened by <Named principal={file.openedBy} plain /> <Time at={file.since} />,{" "}
          {file.assignee ? <Named principal={file.assignee} plain /> : "nobody"} looks at it
        </span>
      </p>
      <ul className="grid gap-1">
        {alerts.map((one) => (
          <li key={one.alert}>
            <Badge>{alertInWords(one.kind)}</Badge> {one.detail}
          </li>
        ))}
      </ul>
      <ol className="card rows">
        {comments.map((one) => (
          <li key={`${one.officer}-${one.at}`} className="grid gap-1 px-4 py-3">
            <span className="text-xs text-muted">
              <Named principal={one.officer} plain />, <Time at={one.at} />
            </span>
            <p className="break-words whitespace-pre-wrap">{one.text}</p>
          </li>
        ))}
        {comments.length === 0 && (
          <li className="px-4 py-3 text-muted">Nobody said anything yet.</li>
        )}
      </ol>
      {file.state === "CLOSED" ? <p>Closed: {file.reason}</p> : <Work file={found.data} />}
    </article>
  );
}

function Work({ file: { file } }: { file: CaseFile }) {
  const session = useSession();
  const [text, setText] = useState("");
  const tell = useTell();
  const freeze = useAct("compliance.FreezePrincipal");
  const say = (what: "comments" | "close") =>
    tell.mutate(
      { path: `/cases/${file.caseId}/${what}`, body: { text } },
      { onSuccess: () => setText("") },
    );
  return (
    <div className="grid gap-2">
      <AreaField
        label="Comment, or reason to close"
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          disabled={text.trim() === ""}
          busy={tell.isPending}
          onClick={() => say("comments")}
        >
          Comment
        </Button>
        <Button disabled={text.trim() === ""} busy={tell.isPending} onClick={() => say("close")}>
          Close the case
        </Button>
        {session && file.assignee !== session.principal && (
          <Button
            busy={tell.isPending}
            onClick={() =>
              tell.mutate({
                path: `/cases/${file.caseId}/assign`,
                body: { officer: session.principal },
              })
            }
          >
            I look at it
          </Button>
        )}
        <Button
          kind="danger"
          busy={freeze.isPending}
          onClick={() =>
            void commitTo(file.caseId, "case").then((commitment) =>
              freeze.mutate({ principal: file.principal, commitment }),
            )
          }
        >
          Freeze
        </Button>
      </div>
      <ErrorNote error={tell.error ?? freeze.error} />
    </div>
  );
}
