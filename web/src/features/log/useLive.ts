import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { getPage } from "../../api/client";
import { useHappenings } from "../../api/hooks";
import type { LogAction, LogBlock } from "../../api/server";

const MAX_ACTIONS = 200;
const MAX_BLOCKS = 40;
const BEAT_MILLIS = 120;

/** The newest actions and blocks, first from the log, then as they happen. */
export function useLive(isPaused: boolean) {
  const first = useQuery({
    queryKey: ["log", "live"],
    queryFn: async ({ signal }) => ({
      actions: (await getPage("log/actions", { limit: 100 }, signal)).items,
      blocks: (await getPage("log/blocks", { limit: 40 }, signal)).items,
    }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [actions, setActions] = useState<LogAction[]>([]);
  const [blocks, setBlocks] = useState<LogBlock[]>([]);
  const fresh = useRef<{ actions: LogAction[]; blocks: LogBlock[] }>({ actions: [], blocks: [] });
  const pausing = useRef(isPaused);
  pausing.current = isPaused;

  useHappenings(["log.actions", "log.blocks"], ({ event }) => {
    if (event.type === "log.Action") {
      fresh.current.actions.push(event.body as unknown as LogAction);
    } else if (event.type === "log.Block") {
      fresh.current.blocks.push(event.body as unknown as LogBlock);
    }
  });

  // What comes in is shown in beats: a busy venue would otherwise redraw the page all the time.
  useEffect(() => {
    const beat = setInterval(() => {
      const { actions: newActions, blocks: newBlocks } = fresh.current;
      if (pausing.current || newActions.length + newBlocks.length === 0) {
        fresh.current.actions.splice(0, newActions.length - MAX_ACTIONS);
        fresh.current.blocks.splice(0, newBlocks.length - MAX_BLOCKS);
        return;
      }
      fresh.current = { actions: [], blocks: [] };
      setActions((now) => merged(newActions, now, byPosition).slice(0, MAX_ACTIONS));
      setBlocks((now) => merged(newBlocks, now, byHeight).slice(0, MAX_BLOCKS));
    }, BEAT_MILLIS);
    return () => clearInterval(beat);
  }, []);

  return {
    isPending: first.isPending,
    error: first.error,
    actions: merged<LogAction>(actions, first.data?.actions ?? [], byPosition).slice(
      0,
      MAX_ACTIONS,
    ),
    blocks: merged<LogBlock>(blocks, first.data?.blocks ?? [], byHeight).slice(0, MAX_BLOCKS),
    /** Everything above this place in the log came in while the page was open. */
    since: first.data?.actions[0]?.position ?? Number.POSITIVE_INFINITY,
  };
}

const byPosition = (action: LogAction) => action.position;
const byHeight = (block: LogBlock) => block.height;

/** Two lists as one, newest first, each row once. */
function merged<T>(a: T[], b: T[], key: (row: T) => number): T[] {
  const rows = new Map([...b, ...a].map((row) => [key(row), row]));
  return [...rows.values()].sort((x, y) => key(y) - key(x));
}
