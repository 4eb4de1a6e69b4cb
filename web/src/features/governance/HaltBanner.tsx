import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import { WarningIcon } from "../../ui/icons";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";

const NAMED = 3;

/** Says on every page that the exchange, or a part of it, is halted, and since when. */
export function HaltBanner() {
  useRefreshOn(["governance.proposals.all"]);
  const halts = usePages("governance/halts", {}, { limit: 200 });
  const all = halts.rows.find((one) => one.symbol === "");
  const latest = all ?? halts.rows[0];
  if (!latest) {
    return null;
  }
  const names = halts.rows.map((one) => one.symbol);
  const rest = names.length - NAMED;
  const what = all
    ? "The exchange is halted: nothing can be traded"
    : `Halted: ${names.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return (
    <section
      aria-label="Halt"
      className={`border-b border-line text-sm ${all ? "bg-bad-soft text-bad" : "bg-wood-soft text-wood-ink"}`}
    >
      <p className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
        <WarningIcon />
        <span className="min-w-0 flex-1 basis-56">
          <strong className="font-semibold">{what}</strong> since <Time at={latest.since} />. Open
          orders can be cancelled.
        </span>
        <Link to="/governance/instruments" className="underline underline-offset-3">
          Halts
        </Link>
        <ReceiptLink id={latest.action} of="the halt" kind="bare" />
      </p>
    </section>
  );
}
