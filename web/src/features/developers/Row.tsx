import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { end, useChange } from "./developers";

interface Props {
  name: string;
  scopes: string[];
  /** What else there is to say. */
  children: ReactNode;
  /** What ending it is called, and where. */
  verb: string;
  path: string;
}

/** Something that may be ended, after a second click. */
export function Row({ name, scopes, children, verb, path }: Props) {
  const [sure, setSure] = useState(false);
  const ending = useChange(() => end(path));
  return (
    <li className="grid gap-1 px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="min-w-0 break-words">{name}</strong>
        <span className="min-w-0 flex-1 text-muted">{children}</span>
        {sure && (
          <Button kind="quiet" onClick={() => setSure(false)}>
            Keep
          </Button>
        )}
        <Button
          kind={sure ? "danger" : "quiet"}
          busy={ending.isPending}
          onClick={() => (sure ? ending.mutate(undefined) : setSure(true))}
          aria-label={`${verb} ${name}`}
        >
          {sure ? `${verb} now` : verb}
        </Button>
      </div>
      <code className="mono text-xs break-words text-muted">{scopes.join(" ")}</code>
      <ErrorNote error={ending.error} />
    </li>
  );
}
