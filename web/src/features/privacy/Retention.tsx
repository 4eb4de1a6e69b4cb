import { ErrorNote, Loading } from "../../ui/notes";
import { periodOf, useRetention } from "./data";

/** What is kept for how long: the table by which the venue removes it. */
export function Retention() {
  const rules = useRetention();
  return (
    <section aria-labelledby="retention">
      <h2 id="retention" className="mb-2">
        What is kept for how long
      </h2>
      {rules.isPending && <Loading what="the rules" />}
      <ErrorNote error={rules.error} retry={() => void rules.refetch()} />
      <ul className="card rows text-sm">
        {rules.data?.items.map((rule) => (
          <li key={rule.what} className="px-4 py-2">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="min-w-0 flex-1 basis-56">{rule.what}</span>
              <span className="font-medium">{periodOf(rule.days)}</span>
            </p>
            <p className="text-xs text-muted">
              {rule.why}
              {rule.outlives && rule.days > 0 && ". It stays if you are erased"}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
