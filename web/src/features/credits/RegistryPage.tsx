import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { LinkButton } from "../../ui/Button";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { Somebody } from "../identity/Somebody";
import { useIdentities } from "../identity/store";
import { CreditsTabs } from "./CreditsTabs";
import { useRoles } from "./useRoles";
import { tonnes } from "./words";

/** What waits for the registrar and the verifiers, and who they are. */
export function RegistryPage() {
  const { current } = useIdentities();
  const { isRegistrar, isVerifier } = useRoles();
  const roles = [isRegistrar && "registrar", isVerifier && "verifier"].filter(Boolean);
  return (
    <>
      <CreditsTabs title="Registry" />
      <p className="mb-6 max-w-prose text-sm text-muted">
        {current && roles.length > 0
          ? `${current.name} acts as ${roles.join(" and ")} here. Open a project to sign for it.`
          : "Projects are verified by verifiers and issued by registrars. Governance grants both roles."}
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <OpenChallenges />
        <OpenRetirements />
        <Suspicions />
        <Officers />
      </div>
      <p className="mt-8 flex flex-wrap gap-2">
        <LinkButton to="/credits/new">Register a project</LinkButton>
        <LinkButton to="/governance">Roles are granted by governance</LinkButton>
      </p>
    </>
  );
}

function OpenChallenges() {
  const pages = usePages("credits/challenges", { state: "OPEN" }, { limit: 20 });
  return (
    <section aria-labelledby="open-challenges">
      <h2 id="open-challenges" className="mb-2">
        Challenges to decide
      </h2>
      <ErrorNote error={pages.error} />
      {pages.isPending && <Loading what="challenges" />}
      {pages.isSuccess && pages.rows.length === 0 && <Empty>Nobody objects to anything.</Empty>}
      {pages.rows.length > 0 && (
        <ul className="card rows">
          {pages.rows.map((one) => (
            <li key={one.challenge} className="px-4 py-2.5 text-sm">
              <Link className="link font-medium" to={`/credits/project/${one.project}`}>
                {one.projectName}
              </Link>
              <p className="line-clamp-2 break-words text-muted">{one.text}</p>
              <p className="text-xs text-muted">
                {one.challengerName}, <Time at={one.opened} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <More {...pages} />
    </section>
  );
}

function OpenRetirements() {
  const pages = usePages("credits/retirements", { state: "REQUESTED" }, { limit: 20 });
  return (
    <section aria-labelledby="open-retirements">
      <h2 id="open-retirements" className="mb-2">
        Retirements to make final
      </h2>
      <ErrorNote error={pages.error} />
      {pages.isPending && <Loading what="retirements" />}
      {pages.isSuccess && pages.rows.length === 0 && <Empty>No retirement waits.</Empty>}
      {pages.rows.length > 0 && (
        <ul className="card rows">
          {pages.rows.map((one) => (
            <li key={one.retirement} className="flex flex-wrap gap-x-3 px-4 py-2.5 text-sm">
              <Link
                className="link min-w-40 flex-1 font-medium"
                to={`/credits/certificates/${one.retirement}`}
              >
                {one.beneficiary}
              </Link>
              <span>{tonnes(one.quantity)}</span>
              <span className="text-xs text-muted">
                <Time at={one.requested} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <More {...pages} />
    </section>
  );
}

function Suspicions() {
  const pages = usePages("credits/duplicates", {}, { limit: 20 });
  return (
    <section aria-labelledby="suspicions">
      <h2 id="suspicions" className="mb-2">
        Suspected duplicates
      </h2>
      <ErrorNote error={pages.error} />
      {pages.isSuccess && pages.rows.length === 0 && (
        <Empty>No two projects are in the same place, sector and period.</Empty>
      )}
      {pages.rows.length > 0 && (
        <ul className="card rows">
          {pages.rows.map((one) => (
            <li key={`${one.project} ${one.other}`} className="px-4 py-2.5 text-sm">
              <Link className="link font-medium" to={`/credits/project/${one.project}`}>
                {one.projectName}
              </Link>{" "}
              and{" "}
              <Link className="link font-medium" to={`/credits/project/${one.other}`}>
                {one.otherName}
              </Link>
              {one.batch && <Badge tone="wood">issued all the same</Badge>}
            </li>
          ))}
        </ul>
      )}
      <More {...pages} />
    </section>
  );
}

function Officers() {
  const roles = usePages("governance/roles", {}, { limit: 200 });
  const known = roles.rows.filter((one) => one.role === "REGISTRAR" || one.role === "VERIFIER");
  return (
    <section aria-labelledby="officers">
      <h2 id="officers" className="mb-2">
        Registrars and verifiers
      </h2>
      <ErrorNote error={roles.error} />
      {roles.isSuccess && known.length === 0 && (
        <Empty>Until a role is granted for the first time, the venue’s operators have it.</Empty>
      )}
      {known.length > 0 && (
        <ul className="card rows">
          {known.map((one) => (
            <li
              key={`${one.role} ${one.principal}`}
              className="flex items-center justify-between gap-3 px-4 py-2 text-sm"
            >
              <Somebody principal={one.principal} />
              <Badge>{one.role.toLowerCase()}</Badge>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
