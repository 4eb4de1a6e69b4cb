import { useOwn } from "../../api/own";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { Consent } from "./developers";
import { Row } from "./Row";

/** What one allowed to apps. */
export function ConsentsCard() {
  const consents = useOwn<{ items: Consent[] }>("/consents", { retry: false });
  return (
    <section aria-labelledby="consents">
      <h2 id="consents" className="mb-2">
        What you allowed
      </h2>
      <ErrorNote error={consents.error} />
      {consents.isPending && <Loading what="what you allowed" />}
      {consents.data?.items.length === 0 && (
        <p className="text-sm text-muted">No app acts for you.</p>
      )}
      {consents.data && consents.data.items.length > 0 && (
        <ul className="card rows">
          {consents.data.items.map((one) => (
            <Row
              key={one.consent}
              name={one.name}
              scopes={one.scopes}
              verb="Revoke"
              path={`/consents/${one.consent}`}
            >
              {one.standing ? "your own app, by its secret, since " : "since "}
              <Time at={one.since} />
              {!one.standing && ", last used "}
              {!one.standing && <Time at={one.used} />}
            </Row>
          ))}
        </ul>
      )}
    </section>
  );
}
