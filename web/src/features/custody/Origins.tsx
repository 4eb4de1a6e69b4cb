import { usePages } from "../../api/hooks";
import { Person } from "../../ui/Mark";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { ThingLink } from "./ThingLink";

/** What something was made of, back to where that was first named. */
export function Origins({ thing }: { thing: string }) {
  const origins = usePages("custody/origins", { thing });
  return (
    <section aria-labelledby="origins">
      <h2 id="origins" className="mb-3">
        Where it comes from
      </h2>
      {origins.isPending && <Loading what="the origins" />}
      <ErrorNote error={origins.error} retry={() => void origins.refetch()} />
      {origins.isSuccess && origins.rows.length === 0 && (
        <p className="text-sm text-muted">Nothing is known to have gone into it.</p>
      )}
      {origins.rows.length > 0 && (
        <ol className="card rows">
          {origins.rows.map((one) => (
            <li key={one.key} className="grid gap-0.5 px-4 py-2 text-sm">
              <span className="flex flex-wrap items-center justify-between gap-x-3">
                <ThingLink thing={one.key} name={one.productName} />
                <span className="text-xs text-muted">{stepsInWords(one.depth, "back")}</span>
              </span>
              {one.by && (
                <span className="flex flex-wrap items-center gap-x-3 text-muted">
                  <Person principal={one.by} name={one.byName} />
                  <span>{one.placeName || one.place}</span>
                  <Time at={one.time} />
                  <ReceiptLink id={one.action} of={one.key} kind="icon" />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      <More {...origins} />
    </section>
  );
}

export function stepsInWords(depth: number, direction: "back" | "on"): string {
  return depth === 0 ? "itself" : `${depth} ${depth === 1 ? "step" : "steps"} ${direction}`;
}
