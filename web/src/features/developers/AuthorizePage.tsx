import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useOwn } from "../../api/own";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { SignInFirst } from "../identity/SignInFirst";
import { type Asked, decide, useChange } from "./developers";
import { Choice } from "./Scopes";

/** Where an app sends somebody to be allowed something: OAuth's authorization endpoint. */
export default function AuthorizePage() {
  const { search } = useLocation();
  const session = useSession();
  const request = search.replace(/^\?/, "");
  if (!session?.complete) {
    return (
      <>
        <h1 className="mb-4">An app asks for access</h1>
        <SignInFirst why="Sign in to see what it asks for. Nothing is allowed by that." />
      </>
    );
  }
  return <Question key={request} request={request} mail={session.mail} />;
}

function Question({ request, mail }: { request: string; mail: string }) {
  const asked = useOwn<Asked>(`/authorization?${request}`, { retry: false });
  const wrong = asked.data?.wrong ?? "";
  useEffect(() => {
    if (wrong) {
      leave(wrong);
    }
  }, [wrong]);
  return (
    <>
      <h1 className="mb-4">An app asks for access</h1>
      <ErrorNote error={asked.error} />
      {asked.isPending && <Loading what="what it asks for" />}
      {asked.data && !wrong && <Answer request={request} asked={asked.data} mail={mail} />}
    </>
  );
}

function Answer({ request, asked, mail }: { request: string; asked: Asked; mail: string }) {
  const [chosen, setChosen] = useState(asked.scopes);
  const deciding = useChange((scopes: string[]) => decide(request, scopes));
  const say = (scopes: string[]) => deciding.mutate(scopes, { onSuccess: leave });
  return (
    <div className="card grid max-w-xl gap-4 p-4">
      <p>
        <strong className="break-words">{asked.name}</strong> wants to act in your name
        {mail && ` (${mail})`}. It was registered by{" "}
        <code className="mono text-xs">{asked.owner}</code>, and gets its answer at{" "}
        <strong className="break-words">{place(asked.redirect)}</strong>.
      </p>
      <fieldset className="text-sm">
        <legend className="label mb-1">It could then, until you revoke it:</legend>
        {asked.scopes.map((scope) => (
          <Choice
            key={scope}
            scope={scope}
            chosen={chosen.includes(scope)}
            onChange={(yes) =>
              setChosen(yes ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
          />
        ))}
      </fieldset>
      <ErrorNote error={deciding.error} />
      <div className="flex gap-2">
        <Button
          kind="primary"
          busy={deciding.isPending}
          disabled={chosen.length === 0}
          onClick={() => say(chosen)}
        >
          Allow
        </Button>
        <Button busy={deciding.isPending} onClick={() => say([])}>
          Refuse
        </Button>
      </div>
    </div>
  );
}

/** What tells people where an address is. */
function place(address: string): string {
  try {
    const url = new URL(address);
    return url.host || url.protocol;
  } catch {
    return address;
  }
}

/** The address is one that the app registered, and the venue took no other. */
function leave(address: string): void {
  window.location.assign(address);
}
