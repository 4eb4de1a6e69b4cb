import { useParams } from "react-router";
import { usePages } from "../../api/hooks";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { inWords } from "../log/words";

/** All that a key ever signed: whoever finds an act here that is not theirs has lost the key. */
export function KeyPage() {
  const { key = "" } = useParams();
  const acts = usePages("identity/actions-by-key", { key });
  return (
    <>
      <title>Signed by a key · Tallystick</title>
      <h1 className="mb-1">What this key signed</h1>
      <p className="mono mb-5 break-all text-sm text-muted">{key}</p>
      {acts.isPending && <Loading what="acts" />}
      <ErrorNote error={acts.error} />
      {acts.isSuccess && acts.rows.length === 0 && <Empty>It has signed nothing here.</Empty>}
      {acts.rows.length > 0 && (
        <ul className="card rows">
          {acts.rows.map((act) => (
            <li key={act.cursor} className="flex items-center gap-3 px-3 py-2 text-sm">
              <span className="min-w-0 flex-1">
                {inWords(act.type, act.accepted)}
                {!act.accepted && <span className="text-muted"> (refused: {act.reason})</span>}
              </span>
              <span className="text-muted">
                <Time at={act.time} />
              </span>
              <ReceiptLink id={act.id} of={inWords(act.type)} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...acts} />
    </>
  );
}
