import { useState } from "react";
import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { WarningIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { ChallengeDialog } from "./ChallengeDialog";
import { ResolveDialog } from "./ResolveDialog";
import type { Challenge, Duplicate, Project } from "./rows";
import { useRoles } from "./useRoles";
import { STATUSES, wordFor } from "./words";

/** Suspected duplicates, and what people object to. */
export function Doubts({ project }: { project: Project }) {
  const [against, setAgainst] = useState<string | null>(null);
  const duplicates = usePages("credits/duplicates", { project: project.project }, { limit: 20 });
  const challenges = usePages("credits/challenges", { project: project.project }, { limit: 20 });
  return (
    <section aria-labelledby="doubts">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="doubts">Challenges</h2>
        <Button onClick={() => setAgainst("")}>Challenge this project</Button>
      </div>
      <ErrorNote error={duplicates.error ?? challenges.error} />
      <div className="grid gap-3">
        {onePerOther(duplicates.rows, project.project).map((one) => (
          <Suspicion
            key={`${one.project} ${one.other}`}
            suspicion={one}
            of={project.project}
            onChallenge={setAgainst}
          />
        ))}
        {challenges.rows.length > 0 ? (
          <ul className="card rows">
            {challenges.rows.map((one) => (
              <ChallengeRow key={one.challenge} challenge={one} />
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted">Nobody has challenged it.</p>
        )}
      </div>
      {against !== null && (
        <ChallengeDialog project={project} other={against} onClose={() => setAgainst(null)} />
      )}
    </section>
  );
}

/** A pair may be suspected from either side: one note for it is enough. */
function onePerOther(rows: Duplicate[], of: string): Duplicate[] {
  const byOther = new Map(rows.map((one) => [one.project === of ? one.other : one.project, one]));
  return [...byOther.values()];
}

interface SuspicionProps {
  suspicion: Duplicate;
  /** The project whose page it is: the other of the two is named. */
  of: string;
  onChallenge: (other: string) => void;
}

function Suspicion({ suspicion, of, onChallenge }: SuspicionProps) {
  const isFirst = suspicion.project === of;
  const other = isFirst ? suspicion.other : suspicion.project;
  const name = isFirst
    ? `${suspicion.otherName} (${suspicion.otherRegistry} ${suspicion.otherRegistryId})`
    : `${suspicion.projectName} (${suspicion.registry} ${suspicion.registryId})`;
  return (
    <div
      role="note"
      className="flex flex-wrap items-center gap-2 rounded-md bg-wood-soft px-3 py-2 text-sm text-wood-ink"
    >
      <WarningIcon />
      <p className="min-w-48 flex-1">
        It may count what another project counts: same sector, overlapping place and period as{" "}
        <Link className="underline" to={`/credits/project/${other}`}>
          {name}
        </Link>
        .
      </p>
      <ReceiptLink id={suspicion.action} of="the suspicion" kind="icon" />
      <Button onClick={() => onChallenge(other)}>Challenge as a duplicate</Button>
    </div>
  );
}

function ChallengeRow({ challenge }: { challenge: Challenge }) {
  const { isRegistrar } = useRoles();
  const [open, setOpen] = useState(false);
  const state = wordFor(STATUSES, challenge.state);
  return (
    <li className="grid gap-1 px-4 py-2.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={state.tone}>{state.label}</Badge>
        <Person principal={challenge.challenger} name={challenge.challengerName} />
        <span className="ml-auto flex items-center text-xs text-muted">
          <Time at={challenge.opened} />
          <ReceiptLink id={challenge.challenge} of="the challenge" kind="icon" />
        </span>
      </p>
      <p className="break-words whitespace-pre-line">{challenge.text}</p>
      {challenge.answer && (
        <p className="break-words text-muted">The registrar: {challenge.answer}</p>
      )}
      {challenge.bond > 0 && (
        <p className="text-muted">
          Bond <Money minor={challenge.bond} asset={challenge.bondAsset} />
        </p>
      )}
      {isRegistrar && challenge.state === "OPEN" && (
        <p>
          <Button onClick={() => setOpen(true)}>Decide</Button>
        </p>
      )}
      {open && <ResolveDialog challenge={challenge} onClose={() => setOpen(false)} />}
    </li>
  );
}
