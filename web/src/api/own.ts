import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { request, useSession } from "./session";

// What the venue tells only whoever is signed in. It is kept under their principal, and goes with
// their session.

const OWN = "own";

interface Options {
  enabled?: boolean;
  /** Milliseconds after which it is asked for again. */
  refetchInterval?: number;
  retry?: boolean;
}

/** Asks for something of one's own; the path begins after `/v1/session`. */
export function useOwn<T>(path: string, { enabled = true, ...options }: Options = {}) {
  const session = useSession();
  return useQuery({
    queryKey: ownKey(session?.principal, path),
    queryFn: async () => (await (await request("GET", path)).json()) as T,
    enabled: enabled && session?.complete === true,
    ...options,
  });
}

export function ownKey(principal: string | undefined, path: string): string[] {
  return [OWN, principal ?? "", path];
}

/** Asks anew for all that is one's own. */
export function useRefreshOwn(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [OWN] });
}

/** Forgets what was somebody's own as soon as they are not signed in any more. */
export function useForgetOwn(): void {
  const client = useQueryClient();
  const principal = useSession()?.principal;
  useEffect(
    () => () => {
      if (principal) {
        client.removeQueries({ queryKey: [OWN, principal] });
      }
    },
    [client, principal],
  );
}
