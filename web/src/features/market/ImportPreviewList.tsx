import { useState } from "react";
import type { ImportPreview } from "../../api/upload";
import { Button } from "../../ui/Button";
import { Money } from "../../ui/Money";
import { ErrorNote } from "../../ui/notes";
import { ImportResult } from "./ImportResult";
import { Picture } from "./Picture";
import { useImport } from "./useImport";

const SHOWN = 50;

/** What was understood, to be chosen from, and what was not. */
export function ImportPreviewList({ preview }: { preview: ImportPreview }) {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [shown, setShown] = useState(SHOWN);
  const run = useImport();
  const chosen = preview.listings.filter((_, i) => !left.has(i));
  const toggle = (i: number) => {
    const next = new Set(left);
    if (!next.delete(i)) {
      next.add(i);
    }
    setLeft(next);
  };
  if (run.progress) {
    return <ImportResult progress={run.progress} error={run.error} onGoOn={run.goOn} />;
  }
  const listings = preview.listings.length;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1.6fr_1fr]">
      <section aria-labelledby="understood" className="min-w-0">
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <h2 id="understood" className="min-w-0 flex-1 basis-full sm:basis-0">
            {preview.rows} rows, {listings} {listings === 1 ? "listing" : "listings"} understood
          </h2>
          <Button
            onClick={() => setLeft(left.size > 0 ? new Set() : new Set(preview.listings.keys()))}
            disabled={listings === 0}
          >
            {left.size > 0 ? "Choose all" : "Choose none"}
          </Button>
          <Button
            kind="primary"
            disabled={chosen.length === 0}
            onClick={() => void run.start(chosen.map((one) => one.body))}
          >
            Sign and offer {chosen.length}
          </Button>
        </div>
        <ErrorNote error={run.error} />
        <ul className="card rows">
          {preview.listings.slice(0, shown).map((listing, i) => (
            <Understood
              key={listing.rows[0]}
              listing={listing}
              isChosen={!left.has(i)}
              onToggle={() => toggle(i)}
            />
          ))}
        </ul>
        {shown < listings && (
          <p className="mt-4 text-center">
            <Button onClick={() => setShown(shown + 200)}>Show more of {listings}</Button>
          </p>
        )}
      </section>
      <Problems problems={preview.problems} />
    </div>
  );
}

interface UnderstoodProps {
  listing: ImportPreview["listings"][number];
  isChosen: boolean;
  onToggle: () => void;
}

function Understood({ listing, isChosen, onToggle }: UnderstoodProps) {
  const { body, rows } = listing;
  const lowest = Math.min(...body.variants.map((variant) => variant.price));
  const stock = body.variants.reduce((sum, variant) => sum + variant.quantity, 0);
  return (
    <li>
      <label className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-sunken">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={isChosen}
          onChange={onToggle}
        />
        <Picture
          picture={body.pictures[0]}
          id={body.title}
          title={body.title}
          alt=""
          className="h-10 w-13 rounded"
        />
        <span className="min-w-0 flex-1 basis-full sm:basis-0">
          <span className="block truncate font-medium">{body.title}</span>
          <span className="block truncate text-xs text-muted">
            {[
              body.category,
              body.variants.length > 1 && `${body.variants.length} variants`,
              `${stock} in stock`,
              rows.length > 1 ? `rows ${rows[0]}–${rows.at(-1)}` : `row ${rows[0]}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        <span className="text-sm font-medium">
          <Money minor={lowest} asset={body.asset} />
        </span>
      </label>
    </li>
  );
}

function Problems({ problems }: { problems: ImportPreview["problems"] }) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <section aria-labelledby="problems" className="min-w-0">
      <h2 id="problems" className="mb-3 leading-9">
        {problems.length === 0 ? "Nothing was left over" : `${problems.length} not understood`}
      </h2>
      {problems.length > 0 && (
        <ul className="card rows">
          {problems.slice(0, shown).map((problem) => (
            <li
              key={`${problem.row} ${problem.column} ${problem.code}`}
              className="px-3 py-2 text-sm"
            >
              <p className="break-words">{problem.sentence}</p>
              <p className="text-xs text-muted">
                Row {problem.row}
                {problem.column && `, ${problem.column}`} · <code>{problem.code}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
      {shown < problems.length && (
        <Button className="mt-3" onClick={() => setShown(shown + 200)}>
          Show more
        </Button>
      )}
    </section>
  );
}
