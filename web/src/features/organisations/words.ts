import type { OrganisationsMemberRole, OrganisationsProposalRow } from "../../api/types";
import { formatMoney } from "../accounts/money";
import { joined, scopeInWords } from "../identity/deeds";
import { mandateInWords, type Names } from "../mandates/words";

export const ROLES: OrganisationsMemberRole[] = ["OWNER", "ADMIN", "TRADER", "VIEWER"];

const ROLE_WORDS: Record<OrganisationsMemberRole, { label: string; duty: string }> = {
  OWNER: { label: "owner", duty: "does everything, and decides over owners" },
  ADMIN: { label: "administrator", duty: "does everything, and decides over other members" },
  TRADER: { label: "trader", duty: "acts, but gives no mandates and decides over nobody" },
  VIEWER: { label: "viewer", duty: "signs nothing" },
};

export function roleInWords(role: string): string {
  return ROLE_WORDS[role as OrganisationsMemberRole]?.label ?? role.toLowerCase();
}

export function dutyOf(role: string): string {
  return ROLE_WORDS[role as OrganisationsMemberRole]?.duty ?? "";
}

/** Whether a member of the role approves acts and decides over members. */
export function decides(role: string): boolean {
  return role === "OWNER" || role === "ADMIN";
}

interface Policy {
  scope: string[];
  ceilings: { asset: string; amount: number }[];
  approvals: number;
}

/** What needs the approval of several, as a sentence. */
export function policyInWords({ scope, ceilings, approvals }: Policy, names: Names): string {
  if (approvals === 0) {
    return "Every member acts alone, as far as the role goes.";
  }
  const needs = ceilings.map(
    ({ asset, amount }) =>
      `taking more than ${formatMoney(amount, names.decimals(asset))} ${asset}`,
  );
  if (scope.length > 0) {
    needs.unshift(`to ${scopeInWords(scope)}`);
  }
  const who =
    approvals === 1 ? "One owner or administrator" : `${approvals} owners or administrators`;
  const also = "changing members or these rules, and giving mandates";
  return `${who} must agree to ${needs.length > 0 ? `acts ${joined(needs)}, and to ` : ""}${also}.`;
}

/** What an act would do, after "to": `invite Ann as trader`. */
export function actInWords(type: string, body: string, names: Names): string {
  const said = read(body);
  const text = (field: string) => String(said[field] ?? "");
  switch (type) {
    case "organisations.InviteMember":
      return `invite ${names.person(text("principal"))} as ${roleInWords(text("role"))}`;
    case "organisations.ChangeMember":
      return `make ${names.person(text("member"))} ${roleInWords(text("role"))}`;
    case "organisations.RemoveMember":
      return `remove ${names.person(text("member"))}`;
    case "organisations.SetApprovals":
      return `set the rules: ${policyInWords(said as unknown as Policy, names)}`;
    case "accounts.Transfer": {
      const asset = text("asset");
      const amount = formatMoney(Number(said.amount), names.decimals(asset));
      return `give ${amount} ${asset} to ${names.person(text("to"))}`;
    }
    case "mandates.GiveMandate": {
      const terms = said as unknown as Parameters<typeof mandateInWords>[0];
      return `give a mandate: ${names.person(text("agent"))} ${mandateInWords(terms, names, 0)}`;
    }
    default:
      return scopeInWords([type]);
  }
}

/** Everybody that an act names, so that they can be called by their names. */
export function peopleIn(body: string): string[] {
  return Object.values(read(body))
    .flat()
    .filter((one): one is string => typeof one === "string" && /^[0-9a-f]{32}$/.test(one));
}

function read(body: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export type ProposalStanding = "open" | "agreed" | "done" | "lapsed";

/** Where a proposal stands at a time of the log. */
export function standingOf(
  proposal: OrganisationsProposalRow,
  needed: number,
  now: number,
): ProposalStanding {
  if (proposal.state === "USED") {
    return "done";
  }
  if (proposal.state === "LAPSED" || proposal.expires <= now) {
    return "lapsed";
  }
  return proposal.approvals >= needed ? "agreed" : "open";
}
