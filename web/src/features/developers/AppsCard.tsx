import { useState } from "react";
import { useOwn } from "../../api/own";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { ApiKeys, App } from "./developers";
import { NewAppForm } from "./NewAppForm";
import { Row } from "./Row";
import { Secret } from "./Secret";

/** The apps that one registered. */
export function AppsCard() {
  const apps = useOwn<{ items: App[] }>("/apps", { retry: false });
  const known = useOwn<ApiKeys>("/api-keys", { retry: false }).data?.known;
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState("");
  return (
    <section aria-labelledby="apps">
      <header className="mb-2 flex items-center gap-3">
        <h2 id="apps" className="flex-1">
          Apps you registered
        </h2>
        {!isNew && !secret && (
          <Button onClick={() => setNew(true)} disabled={!known}>
            New app
          </Button>
        )}
      </header>
      <ErrorNote error={apps.error} />
      {apps.isPending && <Loading what="apps" />}
      {secret && (
        <Secret label="The secret of your new app." value={secret} onDone={() => setSecret("")} />
      )}
      {isNew && known && (
        <NewAppForm
          known={known}
          onMade={(made) => {
            setSecret(made);
            setNew(false);
          }}
          onCancel={() => setNew(false)}
        />
      )}
      {apps.data?.items.length === 0 && !isNew && !secret && (
        <p className="text-sm text-muted">
          There are none. An app asks people to let it act for them, by OAuth 2.1.
        </p>
      )}
      {apps.data && apps.data.items.length > 0 && (
        <ul className="card rows mt-3">
          {apps.data.items.map((app) => (
            <Row
              key={app.app}
              name={app.name}
              scopes={app.scopes}
              verb="Remove"
              path={`/apps/${app.app}`}
            >
              <code className="mono break-all">{app.app}</code>,{" "}
              {app.confidential ? "with a secret" : "without a secret"}, since{" "}
              <Time at={app.since} />
              {app.redirects.length > 0 && `, back to ${app.redirects.join(", ")}`}
            </Row>
          ))}
        </ul>
      )}
    </section>
  );
}
