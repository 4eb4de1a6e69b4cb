import type { LedgerNode } from "../../api/server";

export type NodeState = "leads" | "follows" | "down" | "stopped";

export function stateOf(node: LedgerNode): NodeState {
  if (!node.reachable) {
    return "down";
  }
  if (node.stopped) {
    return "stopped";
  }
  return node.leads ? "leads" : "follows";
}

/** What the nodes as a whole are good for, in a sentence, and whether all is well. */
export function judged(nodes: LedgerNode[]): { well: boolean; says: string } {
  const serving = nodes.filter((node) => node.reachable && !node.stopped);
  const spare = serving.length - (Math.floor(nodes.length / 2) + 1);
  const leader = serving.find((node) => node.leads);
  if (disagree(nodes)) {
    return { well: false, says: "Nodes show different states for the same block. One is wrong." };
  }
  if (nodes.length === 1 && leader) {
    return { well: true, says: "One node is the whole ledger." };
  }
  if (spare < 0) {
    return {
      well: false,
      says: `Only ${serving.length} of ${nodes.length} nodes serve: nothing is decided until more are back.`,
    };
  }
  if (!leader) {
    return { well: false, says: "A leader is being elected." };
  }
  const all = serving.length === nodes.length;
  const count = all
    ? `All ${nodes.length} nodes serve`
    : `${serving.length} of ${nodes.length} serve`;
  const loss = spare === 0 ? "no further loss" : `the loss of ${spare}`;
  return { well: all, says: `${leader.id} leads. ${count}; the ledger survives ${loss}.` };
}

/** Whether two nodes have another state at the same height. */
export function disagree(nodes: LedgerNode[]): boolean {
  const roots = new Map<number, string>();
  return nodes.some((node) => {
    if (!node.reachable || node.height === 0) {
      return false;
    }
    const other = roots.get(node.height);
    roots.set(node.height, node.stateRoot);
    return other !== undefined && other !== node.stateRoot;
  });
}

/** A time span in its largest unit. */
export function span(millis: number): string {
  const seconds = Math.round(millis / 1000);
  if (Math.abs(millis) < 1000) {
    return `${millis} ms`;
  }
  if (seconds < 120) {
    return `${seconds} s`;
  }
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** Room on a disk. */
export function bytes(count: number): string {
  const gib = count / 2 ** 30;
  return gib >= 10 ? `${Math.floor(gib)} GiB` : `${Math.floor(count / 2 ** 20)} MiB`;
}
