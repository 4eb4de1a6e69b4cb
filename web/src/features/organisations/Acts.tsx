import { usePages, useRefreshOn } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { inWords } from "../log/words";

/** Everything that was signed in the organisation's name, refused acts too. */
export function Acts({ organisation }: { organisation: string }) {
  useRefreshOn([`accounts.account.${organisation}`]);
  const acts = usePages("log/actions", { by: organisation }, { limit: 15 });
  return (
    <section aria-labelledby="acts">
      <h2 id="acts" className="mb-2">
        Done in its name
      </h2>
      {acts.isPending && <Loading what="acts" />}
      <ErrorNote error={acts.error} />
      {acts.isSuccess && acts.rows.length === 0 && <Empty>Nothing yet.</Empty>}
      {acts.rows.length > 0 && (
        <ul className="card rows">
          {acts.rows.map((act) => (
            <li key={act.cursor} className="flex items-center gap-x-3 px-3 py-1.5 text-sm">
              <span className="min-w-0 flex-1">
                {inWords(act.type, act.accepted)}{" "}
                {!act.accepted && <Badge tone="bad">refused</Badge>}
              </span>
              <span className="text-xs text-muted">
                <Time at={act.time} />
              </span>
              <ReceiptLink id={act.id} of={inWords(act.type)} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...acts} />
    </section>
  );
}
