import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { LinkButton } from "../../ui/Button";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { CreditsTabs } from "./CreditsTabs";
import { FILTERS, type Filter, Filters, useFilter } from "./Filters";
import { countryName } from "./map/geography";
import type { Project } from "./rows";
import { remainingOf, SupplyBar, SupplyKey, sumOf } from "./SupplyBar";
import { inWords, shortTonnes, tonnes } from "./words";

/** All projects, narrowed down by words, place, method, vintage and label. */
export function ProjectsPage() {
  const [filter, change] = useFilter();
  const known = usePages("credits/projects", {}, { limit: 200 });
  return (
    <>
      <CreditsTabs title="Projects" />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2>Projects</h2>
        <LinkButton to="/credits/new">Register a project</LinkButton>
      </div>
      <Filters filter={filter} onChange={change} known={known.rows} />
      <Found filter={filter} />
    </>
  );
}

function Found({ filter }: { filter: Filter }) {
  const { vintage, ...rest } = filter;
  const year = /^\d{4}$/.test(vintage) ? Number(vintage) : undefined;
  const pages = usePages("credits/projects", { ...rest, vintage: year }, { limit: 50 });
  if (pages.isPending) {
    return <Loading what="projects" />;
  }
  if (pages.error) {
    return <ErrorNote error={pages.error} retry={() => void pages.refetch()} />;
  }
  if (pages.rows.length === 0) {
    return <Nothing isNarrowed={FILTERS.some((name) => filter[name] !== "")} />;
  }
  return (
    <>
      <ProjectTable projects={pages.rows} isOld={pages.isPlaceholderData} />
      <More {...pages} />
    </>
  );
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <Empty>
      {isNarrowed ? (
        "No project is like that. Take a filter away."
      ) : (
        <>
          No project is registered yet.{" "}
          <Link className="link" to="/credits/new">
            Register the first one
          </Link>
          ; a verifier and the registrar do the rest.
        </>
      )}
    </Empty>
  );
}

function ProjectTable({ projects, isOld }: { projects: Project[]; isOld: boolean }) {
  return (
    <>
      <table
        aria-busy={isOld}
        className="card block w-full text-sm sm:table sm:border-separate sm:border-spacing-0"
      >
        <caption className="sr-only">Projects with what was issued, retired and remains</caption>
        <thead className="hidden text-left sm:table-header-group">
          <tr className="label *:px-3 *:py-2 *:font-medium">
            <th scope="col">Project</th>
            <th scope="col" className="hidden md:table-cell">
              Country
            </th>
            <th scope="col" className="hidden lg:table-cell">
              Sector and methodology
            </th>
            <th scope="col" className="text-right">
              Issued
            </th>
            <th scope="col" className="text-right">
              Retired
            </th>
            <th scope="col" className="text-right">
              Remaining
            </th>
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">
          {projects.map((project) => (
            <ProjectRow key={project.project} project={project} />
          ))}
        </tbody>
      </table>
      <div className="mt-2 px-1">
        <SupplyKey counts={sumOf(projects)} />
      </div>
    </>
  );
}

function ProjectRow({ project }: { project: Project }) {
  return (
    <tr className="grid grid-cols-3 gap-x-2 border-line px-3 py-2.5 not-first:border-t *:border-line sm:table-row sm:*:border-t sm:*:px-3 sm:*:py-2.5">
      <th scope="row" className="col-span-3 min-w-0 text-left font-normal sm:max-w-88">
        <Link className="link font-medium break-words" to={`/credits/project/${project.project}`}>
          {project.name}
        </Link>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <span>
            {project.registry} {project.registryId}
          </span>
          <span className="md:hidden">{countryName(project.country)}</span>
          <span className="lg:hidden">{inWords(project.sector)}</span>
          {project.suspended && <Badge tone="bad">suspended</Badge>}
        </span>
        <span className="mt-1.5 block">
          <SupplyBar counts={project} />
        </span>
      </th>
      <td className="hidden md:table-cell">{countryName(project.country)}</td>
      <td className="hidden lg:table-cell">
        {inWords(project.sector)}
        <span className="block text-xs text-muted">{project.methodology}</span>
      </td>
      <Figure label="Issued" quantity={project.issued} />
      <Figure label="Retired" quantity={project.retired} />
      <Figure label="Remaining" quantity={remainingOf(project)} />
    </tr>
  );
}

function Figure({ label, quantity }: { label: string; quantity: number }) {
  return (
    <td className="pt-1.5 sm:text-right" title={tonnes(quantity)}>
      <span aria-hidden="true" className="label block sm:hidden">
        {label}
      </span>
      {shortTonnes(quantity)}
    </td>
  );
}
