import type { GovernanceProposalCard } from "../../api/types";

/** Something that happened to a proposal, or is to come. */
export interface Step {
  what: string;
  /** Log time in milliseconds; 0 if nobody knows when yet. */
  at: number;
  /** The action that did it; empty if it is to come. */
  action: string;
  done: boolean;
  note: string;
}

type Part = Pick<
  GovernanceProposalCard,
  | "proposal"
  | "stage"
  | "opens"
  | "closes"
  | "closed"
  | "closedBy"
  | "executableAt"
  | "ended"
  | "endedBy"
  | "note"
>;

/** The life of a proposal in the order of time, with what is still to come. */
export function stepsOf(one: Part): Step[] {
  const steps: Step[] = [step("Proposed; votes are taken", one.opens, one.proposal)];
  if (one.stage === "OPEN") {
    return [...steps, coming("Voting ends, sooner if it is decided before", one.closes)];
  }
  if (one.closed > 0) {
    const passed = one.stage !== "DEFEATED";
    steps.push(step(passed ? "Passed" : "Defeated", one.closed, one.closedBy));
  }
  switch (one.stage) {
    case "PASSED":
      steps.push(coming("Takes effect by itself, unless a guardian stops it", one.executableAt));
      break;
    case "DONE":
      steps.push(step("In effect", one.ended, one.endedBy));
      break;
    case "FAILED":
      steps.push(step("Could not take effect any more", one.ended, one.endedBy, one.note));
      break;
    case "CANCELLED":
      steps.push(step("Cancelled", one.ended, one.endedBy, one.note));
      break;
  }
  return steps;
}

function step(what: string, at: number, action: string, note = ""): Step {
  return { what, at, action, done: true, note };
}

function coming(what: string, at: number): Step {
  return { what, at, action: "", done: false, note: "" };
}
