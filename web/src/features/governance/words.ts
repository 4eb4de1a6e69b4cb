import { valueInWords } from "./units";

export const KINDS = [
  "PARAMETER",
  "ROLE",
  "INSTRUMENT",
  "DELISTING",
  "HALT",
  "VOTING_ASSET",
  "RULES",
] as const;

export type Kind = (typeof KINDS)[number];

const KIND_WORDS: Record<Kind, string> = {
  PARAMETER: "Parameter",
  ROLE: "Role",
  INSTRUMENT: "Listing",
  DELISTING: "Delisting",
  HALT: "Halt",
  VOTING_ASSET: "Voting asset",
  RULES: "Rules",
};

export function kindInWords(kind: string): string {
  return KIND_WORDS[kind as Kind] ?? kind.toLowerCase();
}

export const STAGES = ["OPEN", "PASSED", "DONE", "DEFEATED", "FAILED", "CANCELLED"] as const;

interface Stage {
  label: string;
  tone: "open" | "good" | "bad" | "back";
}

const STAGE_WORDS: Record<string, Stage> = {
  OPEN: { label: "voting", tone: "open" },
  PASSED: { label: "passed, waiting", tone: "good" },
  DONE: { label: "in effect", tone: "good" },
  DEFEATED: { label: "defeated", tone: "back" },
  FAILED: { label: "failed", tone: "bad" },
  CANCELLED: { label: "cancelled", tone: "back" },
};

export function stageOf(stage: string): Stage {
  return STAGE_WORDS[stage] ?? { label: stage.toLowerCase(), tone: "back" };
}

export const ROLES = [
  "REGISTRAR",
  "VERIFIER",
  "SUPERVISOR",
  "GUARDIAN",
  "COMPLIANCE_OFFICER",
] as const;

export type Role = (typeof ROLES)[number];

const DUTIES: Record<Role, string> = {
  REGISTRAR: "keeps the registry of projects and issues credits",
  VERIFIER: "signs verification reports",
  SUPERVISOR: "changes the phase of instruments: continuous, auction, halted",
  GUARDIAN: "may stop a proposal before it takes effect",
  COMPLIANCE_OFFICER: "decides how well members are known, and freezes them",
};

export function roleInWords(role: string): string {
  return role.charAt(0) + role.slice(1).toLowerCase().replaceAll("_", " ");
}

export function dutyOf(role: string): string {
  return DUTIES[role as Role] ?? "";
}

/** Which role of whom a proposal is about. */
export function roleSubject(subject: string): { role: string; principal: string } {
  const slash = subject.indexOf("/");
  return { role: subject.slice(0, slash), principal: subject.slice(slash + 1) };
}

interface Change {
  kind: string;
  subject: string;
  value: number;
}

/** What a title needs to know beside the proposal itself. */
interface Names {
  unit?: string | undefined;
  person?: string | undefined;
}

/** What a proposal would do, as one sentence without a full stop. */
export function titleOf({ kind, subject, value }: Change, { unit, person }: Names = {}): string {
  switch (kind as Kind) {
    case "PARAMETER":
      return `Set ${subject} to ${valueInWords(value, unit ?? "")}`;
    case "ROLE": {
      const { role, principal } = roleSubject(subject);
      const who = person || `${principal.slice(0, 8)}…`;
      const name = roleInWords(role).toLowerCase();
      return value === 1 ? `Make ${who} a ${name}` : `Take the role of ${name} from ${who}`;
    }
    case "INSTRUMENT":
      return `List ${subject}`;
    case "DELISTING":
      return `Delist ${subject}`;
    case "HALT": {
      const what = subject || "the whole exchange";
      return value === 1 ? `Halt ${what}` : `Let ${what} trade again`;
    }
    case "VOTING_ASSET":
      return `Let votes weigh ${subject}`;
    case "RULES":
      return `Bring rules version ${value} into force`;
  }
}

const CHOICES: Record<string, string> = { FOR: "for", AGAINST: "against", ABSTAIN: "abstained" };

export function choiceInWords(choice: string): string {
  return CHOICES[choice] ?? choice.toLowerCase();
}
