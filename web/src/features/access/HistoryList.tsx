import { useInfiniteQuery } from "@tanstack/react-query";
import { ownKey } from "../../api/own";
import { request, useSession } from "../../api/session";
import { WarningIcon } from "../../ui/icons";
import { ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import type { Happened, History } from "./account";
import { Section } from "./Section";
import { device, happened } from "./words";

const ACTION = /^[0-9a-f]{32}$/;

/** What happened to the account, the newest first; what somebody else may have done stands out. */
export function HistoryList() {
  const session = useSession();
  const pages = useInfiniteQuery({
    queryKey: ownKey(session?.principal, "/history"),
    queryFn: async ({ pageParam }) => {
      const path = pageParam ? `/history?before=${encodeURIComponent(pageParam)}` : "/history";
      return (await (await request("GET", path)).json()) as History;
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="History">
      {pages.isPending && <Loading what="the history" />}
      <ErrorNote error={pages.error} retry={() => void pages.refetch()} />
      {rows.length > 0 && (
        <ol className="card rows text-sm">
          {rows.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </ol>
      )}
      <More {...pages} />
    </Section>
  );
}

function Row({ of }: { of: Happened }) {
  const { text, alarming } = happened(of.act);
  return (
    <li className="flex gap-3 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className={`flex items-center gap-1.5 ${alarming ? "font-medium text-bad" : ""}`}>
          {alarming && <WarningIcon size={14} />}
          {text}
        </p>
        <p className="text-xs text-muted">
          <span title={of.agent}>{device(of.agent)}</span>, {of.address}
        </p>
        {of.about && !ACTION.test(of.about) && (
          <p className="mono truncate text-xs text-muted" title={of.about}>
            {of.about}
          </p>
        )}
        {ACTION.test(of.about) && <ReceiptLink id={of.about} of={text} />}
      </div>
      <span className="text-muted">
        <Time at={of.at} />
      </span>
    </li>
  );
}
