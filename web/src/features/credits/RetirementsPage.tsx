import { Link, useSearchParams } from "react-router";
import { usePages } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import { CreditsTabs } from "./CreditsTabs";
import type { Retirement } from "./rows";
import { STATUSES, tonnes, wordFor } from "./words";

/** What was used up, by whom and for whom: everybody's or one's own. */
export function RetirementsPage() {
  const { current } = useIdentities();
  const [params, setParams] = useSearchParams();
  const mine = params.get("whose") === "mine" && current !== null;
  const state = params.get("state") ?? "";
  const owner = mine ? current.principal : "";
  const pages = usePages("credits/retirements", { owner, state }, { limit: 50 });
  const set = (name: string, value: string) => {
    if (value) {
      params.set(name, value);
    } else {
      params.delete(name);
    }
    setParams(params, { replace: true });
  };
  return (
    <>
      <CreditsTabs title="Retirements" />
      <div className="mb-4 grid max-w-md grid-cols-2 gap-2">
        <Select
          label="Whose"
          value={mine ? "mine" : ""}
          disabled={current === null}
          onChange={(event) => set("whose", event.target.value)}
        >
          <option value="">everybody’s</option>
          <option value="mine">mine</option>
        </Select>
        <Select label="State" value={state} onChange={(event) => set("state", event.target.value)}>
          <option value="">any</option>
          <option value="REQUESTED">requested</option>
          <option value="FINAL">final</option>
          <option value="WITHDRAWN">withdrawn</option>
        </Select>
      </div>
      {pages.isPending && <Loading what="retirements" />}
      <ErrorNote error={pages.error} />
      {pages.isSuccess && pages.rows.length === 0 && (
        <Empty>
          Nothing like that is retired yet. Whoever has credits retires them under{" "}
          <Link className="link" to="/credits/holdings">
            My credits
          </Link>
          .
        </Empty>
      )}
      {pages.rows.length > 0 && (
        <ul className="card rows" aria-busy={pages.isPlaceholderData}>
          {pages.rows.map((one) => (
            <RetirementItem key={one.retirement} retirement={one} />
          ))}
        </ul>
      )}
      <More {...pages} />
    </>
  );
}

function RetirementItem({ retirement }: { retirement: Retirement }) {
  const state = wordFor(STATUSES, retirement.state);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm">
      <span className="w-26 text-xs text-muted">
        <Time at={retirement.closed || retirement.requested} />
      </span>
      <span className="min-w-48 flex-1">
        <Link
          className="link font-medium break-words"
          to={`/credits/certificates/${retirement.retirement}`}
        >
          {retirement.beneficiary || "No beneficiary told"}
        </Link>
        <span className="block text-xs break-words text-muted">
          {retirement.projectName}, {retirement.vintage}
          {retirement.purpose && `; ${retirement.purpose}`}
        </span>
      </span>
      <Badge tone={state.tone} title={state.means}>
        {state.label}
      </Badge>
      <strong className="w-24 text-right font-semibold">{tonnes(retirement.quantity)}</strong>
    </li>
  );
}
