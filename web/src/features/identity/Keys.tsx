import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import type { IdentityNamedKey } from "../../api/types";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { Time } from "../../ui/Time";

/** The keys that sign for someone, and within which limits; each leads to all that it ever signed. */
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
            {one.label && <strong>{one.label}</strong>}
            <Link className="link mono break-all" to={`/key/${encodeURIComponent(one.key)}`}>
              {one.key}
            </Link>
            <Standing of={one} />
          </li>
        ))}
      </ul>
      <More {...keys} />
    </section>
  );
}

function Standing({ of }: { of: IdentityNamedKey }) {
  return (
    <span className="text-muted">
      {of.revoked ? (
        <>
          ended <Time at={of.ended} />
        </>
      ) : (
        <>
          in use since <Time at={of.since} />
        </>
      )}
      {of.scope.length > 0 && <>, for {of.scope.join(", ")} only</>}
      {of.expires > 0 && (
        <>
          , until <Time at={of.expires} />
        </>
      )}
      {of.lastTime > 0 && (
        <>
          , last used <Time at={of.lastTime} />
        </>
      )}
    </span>
  );
}
