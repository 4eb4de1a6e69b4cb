import { useMutation } from "@tanstack/react-query";
import { useOwn, useRefreshOwn } from "../../api/own";
import { reload, request } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { AccessError } from "./AccessError";
import type { OpenSession } from "./account";
import { Section } from "./Section";
import { device } from "./words";

/** Where one is signed in. One that nobody knows is ended here. */
export function Sessions() {
  const sessions = useOwn<{ items: OpenSession[] }>("/sessions");
  const refresh = useRefreshOwn();
  const end = useMutation({
    mutationFn: async (one: OpenSession | null) => {
      await request("DELETE", one ? `/sessions/${one.session}` : "/sessions");
      if (one?.current) {
        await reload();
      }
    },
    onSuccess: (_, one) => tell(one ? "The session has ended." : "All others have ended."),
    onSettled: refresh,
  });
  const items = sessions.data?.items ?? [];
  return (
    <Section
      title="Sessions"
      aside={
        items.length > 1 && (
          <Button kind="danger" busy={end.isPending} onClick={() => end.mutate(null)}>
            End all others
          </Button>
        )
      }
    >
      {sessions.isPending && <Loading what="sessions" />}
      <ErrorNote error={sessions.error} retry={() => void sessions.refetch()} />
      <ul className="card rows text-sm">
        {items.map((one) => (
          <Row key={one.session} of={one} busy={end.isPending} onEnd={() => end.mutate(one)} />
        ))}
      </ul>
      <AccessError error={end.error} />
    </Section>
  );
}

function Row({ of, busy, onEnd }: { of: OpenSession; busy: boolean; onEnd: () => void }) {
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span title={of.agent}>{device(of.agent)}</span>
          {of.current && <Badge tone="good">this one</Badge>}
          {!of.complete && <Badge tone="wood">second factor not shown</Badge>}
        </p>
        <p className="text-muted">
          from {of.address}, since <Time at={of.since} />, used <Time at={of.used} />
        </p>
      </div>
      {!of.current && (
        <Button busy={busy} onClick={onEnd}>
          End<span className="sr-only"> the session of {device(of.agent)}</span>
        </Button>
      )}
    </li>
  );
}
