import { useState } from "react";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { quantityInWords } from "./amounts";
import { stepsInWords } from "./Origins";
import { ThingLink } from "./ThingLink";
import { useCounting } from "./useCounting";

const WORDS: Record<string, string> = {
  THING: "thing",
  STOCK: "in stock",
  PACKED: "packed",
  CLASS: "nothing left",
};

/** All that is, or was made of, something, and who has it now: asked for when it is wanted. */
export function Recall({ thing }: { thing: string }) {
  const [wanted, setWanted] = useState(false);
  return (
    <section aria-labelledby="recall">
      <h2 id="recall" className="mb-3">
        Where it went
      </h2>
      {wanted ? (
        <Affected thing={thing} />
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <span>All that is, or was made of it, with its holders: what a recall has to reach.</span>
          <Button onClick={() => setWanted(true)}>Find all affected</Button>
        </p>
      )}
    </section>
  );
}

function Affected({ thing }: { thing: string }) {
  const recall = usePages("custody/recall", { thing }, { limit: 200 });
  const counting = useCounting(recall.rows.map((one) => one.key));
  if (recall.isPending) {
    return <Loading what="all that is affected" />;
  }
  if (recall.error) {
    return <ErrorNote error={recall.error} retry={() => void recall.refetch()} />;
  }
  const holders = new Set(recall.rows.flatMap((one) => one.holder || []));
  const more = recall.hasNextPage ? " so far" : "";
  if (recall.rows.length === 0) {
    return <Empty>Nothing is affected.</Empty>;
  }
  return (
    <>
      <p role="status" className="mb-2 text-sm">
        {recall.rows.length} {recall.rows.length === 1 ? "row" : "rows"} with {holders.size}{" "}
        {holders.size === 1 ? "holder" : "holders"}
        {more}.
      </p>
      <ol className="card rows">
        {recall.rows.map((one) => {
          const product = counting(one.key);
          return (
            <li
              key={`${one.key} ${one.what} ${one.holder} ${one.place} ${one.parent}`}
              className="grid gap-0.5 px-4 py-2 text-sm"
            >
              <span className="flex flex-wrap items-center justify-between gap-x-3">
                <ThingLink thing={one.key} name={product?.name ?? ""} />
                <span className="text-xs text-muted">{stepsInWords(one.depth, "on")}</span>
              </span>
              <span className="flex flex-wrap items-center gap-x-3 text-muted">
                {product && (one.what === "STOCK" || one.what === "PACKED") && (
                  <strong className="font-semibold text-ink">
                    {quantityInWords(one.amount, product)}
                  </strong>
                )}
                <Badge tone={one.status === "ACTIVE" ? "wood" : "plain"}>
                  {one.what === "THING" && one.status !== "ACTIVE"
                    ? one.status.toLowerCase()
                    : (WORDS[one.what] ?? one.what)}
                </Badge>
                {one.holder && <Person principal={one.holder} name={one.holderName} />}
                <span>{one.placeName || one.place}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <More {...recall} />
    </>
  );
}
