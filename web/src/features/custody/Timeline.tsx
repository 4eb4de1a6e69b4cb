import type { CustodyStoryRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Person } from "../../ui/Mark";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { byDay, happenedInWords, lastWord } from "./story";
import { ThingLink } from "./ThingLink";

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
});

interface Props {
  of: string;
  rows: CustodyStoryRow[];
}

/** What happened, day by day, each with who signed it and its receipt. */
export function Timeline({ of, rows }: Props) {
  return (
    <div className="grid gap-4">
      {byDay(rows).map((one) => (
        <section key={one.rows[0]?.cursor} aria-label={day.format(one.day)}>
          <h3 className="label mb-1">{day.format(one.day)}</h3>
          <ol className="card rows">
            {one.rows.map((row) => (
              <Happened key={row.cursor} of={of} row={row} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Happened({ of, row }: { of: string; row: CustodyStoryRow }) {
  const what = happenedInWords(row);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-26 text-xs text-muted">
        <Time at={row.time} />
      </span>
      <span className="min-w-40 flex-1 break-words">
        <span className={row.erroneous ? "line-through" : ""}>{what}</span>
        {row.disposition && <span className="text-muted">, {lastWord(row.disposition)}</span>}
        {row.note && <span className="text-muted">: {row.note}</span>}
        {row.through !== of && (
          <span className="block text-xs text-muted">
            in <ThingLink thing={row.through} />
          </span>
        )}
      </span>
      {row.erroneous && <Badge tone="bad">declared in error</Badge>}
      <span className="text-muted">{row.placeName || row.place}</span>
      <Person principal={row.by} name={row.byName} />
      <ReceiptLink id={row.action} of={what} />
    </li>
  );
}
