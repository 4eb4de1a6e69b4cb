import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useAct, usePages, useVenue } from "../../api/hooks";
import { Problem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { bodyOf, type Draft, type Errors, newDraft } from "./draft";
import { PictureFields } from "./PictureFields";
import { SellTabs } from "./SellTabs";
import { TermField } from "./TermField";
import { VariantFields } from "./VariantFields";

/** Offers goods: one form, one signature. */
export function NewListingPage() {
  const { current } = useIdentities();
  return (
    <>
      <SellTabs />
      {current ? <ListingForm /> : <NobodyYet why="An offer is signed by someone." />}
    </>
  );
}

function ListingForm() {
  const venue = useVenue().data;
  const navigate = useNavigate();
  const categories = usePages("market/categories", {}, { limit: 50 });
  const [draft, setDraft] = useState(newDraft);
  const [attempted, setAttempted] = useState(false);
  const [answered, setAnswered] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);
  const create = useAct("market.CreateListing");
  const asset = venue?.asset ?? "";
  const read = bodyOf(draft, asset, venue?.decimals ?? 2);
  const errors = attempted ? { ...read.errors, ...answered } : {};
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setAnswered({});
  };
  const submit = () => {
    setAttempted(true);
    if (!read.body) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    create.mutate(read.body, {
      onSuccess: (receipt) => {
        tell("It is on offer.", receipt.id);
        void navigate(`/listing/${receipt.id}`);
      },
      onError: (error) => {
        if (error instanceof Problem && error.pointer.includes("/body/")) {
          setAnswered({ [error.field]: error.message });
        }
      },
    });
  };
  return (
    <form
      ref={form}
      noValidate
      aria-label="Offer something"
      className="grid items-start gap-6 lg:grid-cols-[1.5fr_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="card grid gap-4 p-5">
        <TextField
          label="Title"
          maxLength={120}
          required
          value={draft.title}
          error={errors.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <AreaField
          label="Text (optional)"
          rows={5}
          maxLength={8000}
          value={draft.text}
          error={errors.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <TextField
          label="Category (optional)"
          maxLength={80}
          list="categories"
          value={draft.category}
          error={errors.category}
          onChange={(event) => change({ category: event.target.value })}
        />
        <datalist id="categories">
          {categories.rows.map(({ category }) => (
            <option key={category} value={category} />
          ))}
        </datalist>
        <VariantFields
          variants={draft.variants}
          asset={asset}
          errors={errors}
          onChange={(variants) => change({ variants })}
        />
      </div>
      <div className="grid gap-6">
        <PictureFields
          pictures={draft.pictures}
          error={errors.pictures}
          onChange={(pictures) => change({ pictures })}
        />
        <section className="card grid gap-4 p-5" aria-label="Terms">
          <TermField
            label="I ship within"
            hours={draft.shipHours}
            onChange={(shipHours) => change({ shipHours })}
          />
          <TermField
            label="The buyer confirms within"
            hours={draft.confirmHours}
            onChange={(confirmHours) => change({ confirmHours })}
          />
        </section>
        <ErrorNote error={Object.keys(answered).length > 0 ? null : create.error} />
        <Button type="submit" kind="primary" busy={create.isPending} disabled={!venue}>
          Sign and offer
        </Button>
      </div>
    </form>
  );
}
