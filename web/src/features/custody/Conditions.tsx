import { Link } from "react-router";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { ErrorNote, More } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { roughly } from "../devices/values";

/** What devices measured where something was, at the least and at the most. */
export function Conditions({ thing }: { thing: string }) {
  const conditions = usePages("custody/conditions", { thing });
  if (conditions.isSuccess && conditions.rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions" className="mb-3">
        Conditions on the way
      </h2>
      <ErrorNote error={conditions.error} retry={() => void conditions.refetch()} />
      <ul className="card rows">
        {conditions.rows.map((one) => (
          <li
            key={`${one.device} ${one.place} ${one.channel}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
          >
            <span className="min-w-40 flex-1">
              <Link className="link" to={`/devices/${one.device}`}>
                {one.label || one.device}
              </Link>
              <span className="text-muted">, {one.placeName || one.place}</span>
              <span className="block text-xs text-muted">
                <Time at={one.since} /> to <Time at={one.until} />
              </span>
            </span>
            {one.alarms > 0 && (
              <Badge tone="bad">{one.alarms === 1 ? "an alarm" : `${one.alarms} alarms`}</Badge>
            )}
            <span>{one.channel}</span>
            <strong className="w-28 text-right font-semibold">
              {roughly(one.minimum)} to {roughly(one.maximum)}
            </strong>
          </li>
        ))}
      </ul>
      <More {...conditions} />
    </section>
  );
}
