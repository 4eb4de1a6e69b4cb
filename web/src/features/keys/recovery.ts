import type { IdentityGuardiansRow, IdentityRecoveryRow } from "../../api/types";
import { spanInWords } from "../governance/units";

export interface RecoveryStep {
  what: string;
  done: boolean;
  /** 0 while nobody can know. */
  at: number;
  /** The act's id, where there is one. */
  action: string;
}

/** Where a recovery stands, as the steps from the proposal to the new key. */
export function stepsOf(recovery: IdentityRecoveryRow, now: number): RecoveryStep[] {
  const { approvals, quorum, due, state, since, closed, closedBy, action } = recovery;
  const agreed = due > 0;
  const steps: RecoveryStep[] = [
    { what: "A guardian proposed a new key", done: true, at: since, action },
    {
      what: agreed
        ? `${approvals} of ${quorum} needed guardians agreed`
        : `${approvals} of ${quorum} needed guardians agreed so far`,
      done: agreed,
      at: 0,
      action: "",
    },
  ];
  if (state === "CANCELLED") {
    return [...steps, { what: "It was cancelled", done: true, at: closed, action: closedBy }];
  }
  const over = state === "COMPLETED" || (agreed && now >= due);
  return [
    ...steps,
    {
      what: over ? "The time to cancel is over" : "The time in which the owner can cancel ends",
      done: over,
      at: due,
      action: "",
    },
    {
      what:
        state === "COMPLETED"
          ? "The new key is the only one: all earlier keys and mandates ended"
          : "The new key becomes the only one",
      done: state === "COMPLETED",
      at: state === "COMPLETED" ? closed : 0,
      action: state === "COMPLETED" ? closedBy : "",
    },
  ];
}

export type GuardianDeed = "approve" | "cancel" | "complete" | "wait";

/** What a guardian can do for an open recovery now. */
export function deedsOf(recovery: IdentityRecoveryRow, me: string, now: number): GuardianDeed[] {
  const deeds: GuardianDeed[] = [];
  if (recovery.due > 0 && now >= recovery.due) {
    deeds.push("complete");
  } else if (!recovery.approvedBy.includes(me)) {
    deeds.push("approve");
  }
  if (recovery.proposer === me) {
    deeds.push("cancel");
  }
  return deeds.length > 0 ? deeds : ["wait"];
}

/** How recovery is set up, as a sentence. */
export function guardiansInWords({ guardians, quorum, delayMillis }: IdentityGuardiansRow): string {
  const all = guardians.length === 1 ? "one guardian" : `${guardians.length} guardians`;
  return `Any ${quorum} of ${all} can give you a new key, ${spanInWords(delayMillis)} after they agreed.`;
}

export const DELAYS: [string, number][] = [
  ["1 hour", 3_600_000],
  ["1 day", 86_400_000],
  ["3 days", 3 * 86_400_000],
  ["7 days", 7 * 86_400_000],
  ["30 days", 30 * 86_400_000],
];
