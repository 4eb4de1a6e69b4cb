import { useState } from "react";
import { useOwn } from "../../api/own";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { ApiKeys } from "./developers";
import { NewKeyForm } from "./NewKeyForm";
import { Row } from "./Row";
import { Secret } from "./Secret";

/** One's API keys. */
export function ApiKeysCard() {
  const keys = useOwn<ApiKeys>("/api-keys", { retry: false });
  const [step, setStep] = useState<"list" | "form">("list");
  const [secret, setSecret] = useState("");
  return (
    <section aria-labelledby="api-keys">
      <header className="mb-2 flex items-center gap-3">
        <h2 id="api-keys" className="flex-1">
          API keys
        </h2>
        {step === "list" && !secret && (
          <Button onClick={() => setStep("form")} disabled={!keys.data}>
            New key
          </Button>
        )}
      </header>
      <ErrorNote error={keys.error} />
      {keys.isPending && <Loading what="keys" />}
      {secret && <Secret label="Your new API key." value={secret} onDone={() => setSecret("")} />}
      {step === "form" && keys.data && (
        <NewKeyForm
          known={keys.data.known}
          onMade={(made) => {
            setSecret(made);
            setStep("list");
          }}
          onCancel={() => setStep("list")}
        />
      )}
      {keys.data?.items.length === 0 && step === "list" && !secret && (
        <p className="text-sm text-muted">There are none.</p>
      )}
      {keys.data && keys.data.items.length > 0 && (
        <ul className="card rows mt-3">
          {keys.data.items.map((key) => (
            <Row
              key={key.key}
              name={key.name}
              scopes={key.scopes}
              verb="End"
              path={`/api-keys/${key.key}`}
            >
              <code className="mono">{key.start}…</code>,{" "}
              {key.ends > Date.now() ? "until" : "over since"} <Time at={key.ends} />,{" "}
              {key.used > 0 ? "last used " : "never used"}
              {key.used > 0 && <Time at={key.used} />}
              {key.ranges.length > 0 && `, from ${key.ranges.join(", ")}`}, {key.perMinute} a minute
            </Row>
          ))}
        </ul>
      )}
    </section>
  );
}
