import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { Time } from "../../ui/Time";

/** The keys that sign for someone; each leads to all that it ever signed. */
export function Keys({ principal }: { principal: string }) {
  const keys = usePages("identity/keys", { principal });
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="mb-2">
        Keys
      </h2>
      {keys.isPending && <Loading what="keys" />}
      <ErrorNote error={keys.error} />
      <ul className="card rows">
        {keys.rows.map((one) => (
          <li key={one.key} className="flex flex-wrap items-center gap-x-3 px-3 py-2 text-sm">
            <Link className="link mono break-all" to={`/key/${encodeURIComponent(one.key)}`}>
              {one.key}
            </Link>
            <span className="text-muted">
              {one.revoked ? "revoked" : "in use"}, since <Time at={one.since} />
            </span>
          </li>
        ))}
      </ul>
      <More {...keys} />
    </section>
  );
}
