import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useAct, useVenue } from "../../api/hooks";
import { logNow } from "../../api/signing";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { useAssets } from "../accounts/useAssets";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { useNames } from "../identity/useNames";
import { bodyOf, type Draft, wantedDraft } from "./draft";
import { MandateFields } from "./MandateFields";
import { mandateInWords } from "./words";

/** Gives a mandate: a form on one side, and the sentence that will be signed on the other. */
export function NewMandatePage() {
  const { current } = useIdentities();
  const venue = useVenue().data;
  return (
    <>
      <title>Give a mandate · Tallystick</title>
      <h1 className="mb-4">Give a mandate</h1>
      {!current && <NobodyYet why="Mandates are given by someone." />}
      {current && !venue && <Loading what="the form" />}
      {current && venue && <Form asset={venue.asset} />}
    </>
  );
}

function Form({ asset }: { asset: string }) {
  const navigate = useNavigate();
  const [wanted] = useSearchParams();
  const [draft, setDraft] = useState<Draft>(() => wantedDraft(asset, wanted));
  const [attempted, setAttempted] = useState(false);
  const give = useAct("mandates.GiveMandate");
  const { assets, decimals } = useAssets();
  const now = logNow();
  const { body, errors } = bodyOf(draft, decimals, now);
  const isRight = Object.keys(errors).length === 0;
  const person = useNames([draft.principal, ...draft.counterparties]);
  const who = draft.byKey ? "This program" : draft.principal ? person(draft.principal) : "Somebody";
  const names = { person, decimals: (one: string) => decimals[one] ?? 2 };
  return (
    <form
      className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (isRight) {
          give.mutate(body, {
            onSuccess: (receipt) => {
              tell("The mandate is in force.", receipt.id);
              void navigate("/mandates");
            },
          });
        }
      }}
    >
      <MandateFields
        draft={draft}
        errors={attempted ? errors : {}}
        assets={assets.map((one) => [one.asset, `${one.asset}, ${one.name}`])}
        set={(part) => setDraft({ ...draft, ...part })}
      />
      <section className="card grid gap-3 p-5 lg:sticky lg:top-24" aria-label="In words">
        <h2>In words</h2>
        <p className="break-words" aria-live="polite">
          {who} {mandateInWords(body, names, now)}
        </p>
        <p className="text-sm text-muted">
          It never covers keys, mandates or organisations. You end it at any time, in one act.
        </p>
        {attempted && !isRight && (
          <p role="alert" className="text-sm font-medium text-bad">
            Something is missing: see the lines in red.
          </p>
        )}
        <ErrorNote error={give.error} />
        <Button kind="primary" type="submit" busy={give.isPending}>
          Sign and give
        </Button>
      </section>
    </form>
  );
}
