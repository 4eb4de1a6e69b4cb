import { Link, useParams } from "react-router";
import { useRefreshOn, useRow } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { Batches } from "./Batches";
import { Documents } from "./Documents";
import { Doubts } from "./Doubts";
import { History } from "./History";
import { countryName, placeInWords } from "./map/geography";
import { ProjectMap } from "./map/ProjectMap";
import { RoleActions } from "./RoleActions";
import type { Project } from "./rows";
import { remainingOf, SupplyBar, SupplyKey } from "./SupplyBar";
import { Verifications } from "./Verifications";
import { dayInWords, inWords, tonnes } from "./words";

/** One project: where it is, what it says of itself, and what became of its credits. */
export function ProjectPage() {
  const { id = "" } = useParams();
  const project = useRow("credits/project", { project: id });
  useRefreshOn([`credits.project.${id}`]);
  if (project.error) {
    return <ErrorNote error={project.error} retry={() => void project.refetch()} />;
  }
  return project.data ? <Shown project={project.data} /> : <Loading what="the project" />;
}

function Shown({ project }: { project: Project }) {
  const isPlaced = project.extent > 0 || project.latitude !== 0 || project.longitude !== 0;
  return (
    <article className="grid gap-8">
      <title>{`${project.name} · Tallystick`}</title>
      <header>
        <Link className="link text-sm" to="/credits">
          Projects
        </Link>
        <h1 className="mt-1 break-words">{project.name}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Person principal={project.developer} name={project.developerName} />
          <span>
            since <Time at={project.since} />
          </span>
          {project.suspended && <Badge tone="bad">suspended: nothing is issued or moved</Badge>}
          <ReceiptLink id={project.project} of="the registration" />
        </p>
      </header>
      <RoleActions project={project} />
      <div className="grid items-start gap-6 lg:grid-cols-[1.25fr_1fr]">
        {isPlaced ? (
          <ProjectMap name={project.name} place={project} />
        ) : (
          <p className="card px-4 py-10 text-center text-muted">Its place is not known.</p>
        )}
        <div className="grid gap-5">
          <Units project={project} />
          <Facts project={project} />
        </div>
      </div>
      {project.text && (
        <p className="max-w-prose break-words whitespace-pre-line">{project.text}</p>
      )}
      <Doubts project={project} />
      <Batches project={project} />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Verifications project={project.project} />
        <Documents documents={project.documents} />
      </div>
      <History project={project.project} />
    </article>
  );
}

function Units({ project }: { project: Project }) {
  const figures = [
    ["Issued", project.issued],
    ["Retired", project.retired],
    ["Remaining", remainingOf(project)],
  ] as const;
  return (
    <section aria-label="Credits" className="card grid gap-3 p-4">
      <dl className="flex flex-wrap justify-between gap-x-6 gap-y-2">
        {figures.map(([label, quantity]) => (
          <div key={label}>
            <dt className="label">{label}</dt>
            <dd className="text-xl font-semibold tracking-tight">{tonnes(quantity)}</dd>
          </div>
        ))}
      </dl>
      <SupplyBar counts={project} />
      <SupplyKey counts={project} />
    </section>
  );
}

function Facts({ project }: { project: Project }) {
  const facts: [string, string][] = [
    ["Registry", `${project.registry}, ${project.registryId}`],
    ["Country", countryName(project.country)],
    ["Sector", inWords(project.sector)],
    ["Methodology", project.methodology],
    ["Crediting period", period(project)],
    ["Place", placeInWords(project)],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-sm *:min-w-0">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function period({ periodStart, periodEnd }: Project): string {
  return periodEnd === 0 ? "not known" : `${dayInWords(periodStart)} to ${dayInWords(periodEnd)}`;
}
