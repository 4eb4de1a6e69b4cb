import { useMutation } from "@tanstack/react-query";
import { postJson } from "../../api/client";
import { request } from "../../api/session";
import { type Signer, signRead } from "../../api/signing";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { Account } from "./data";

/** What is sealed about oneself, and all of it to take away. */
export function Mine({ account }: { account: Account }) {
  return (
    <section aria-labelledby="mine">
      <h2 id="mine" className="mb-2">
        Sealed, for you alone
      </h2>
      <dl className="card rows text-sm">
        <Line name="E-mail address">{account.mail || "none"}</Line>
        <Line name="Member since">
          <Time at={account.since} />
        </Line>
        <Line name="Second factor">
          {account.authenticator ? `authenticator, ${account.recoveryCodes} codes left` : "none"}
        </Line>
        <Line name="Passkeys">{account.passkeys.join(", ") || "none"}</Line>
        <Line name="Wallets">{account.wallets.join(", ") || "none"}</Line>
      </dl>
      <SaveAll fetchAll={() => request("GET", "/privacy/export")} />
    </section>
  );
}

/** What the venue has about the owner of a key at hand, who has no account. */
export function SaveByKey({ signer }: { signer: Signer }) {
  return (
    <SaveAll
      fetchAll={async () =>
        postJson("/v1/privacy/export", await signRead(signer, "privacy.ReadMyData"))
      }
    />
  );
}

function SaveAll({ fetchAll }: { fetchAll: () => Promise<Response> }) {
  const saving = useMutation({
    mutationFn: async () => download("my-data.zip", await (await fetchAll()).blob()),
  });
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button kind="primary" busy={saving.isPending} onClick={() => saving.mutate()}>
          Save everything about me
        </Button>
        <span className="text-xs text-muted">A ZIP of JSON, with the receipts of my acts.</span>
      </div>
      <ErrorNote error={saving.error} />
    </>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-3 px-4 py-2">
      <dt className="w-36 text-muted">{name}</dt>
      <dd className="min-w-0 flex-1 basis-40 break-words">{children}</dd>
    </div>
  );
}
