import type { OrganisationsOrganisationRow, OrganisationsSetApprovals } from "../../api/types";
import { parseMoney, plainMoney } from "../accounts/money";

export interface CeilingDraft {
  line: number;
  asset: string;
  amount: string;
}

/** What several must agree to, as somebody types it. */
export interface PolicyDraft {
  approvals: number;
  scope: string[];
  ceilings: CeilingDraft[];
}

export type Errors = Partial<Record<string, string>>;

export function draftOf(
  of: OrganisationsOrganisationRow,
  decimals: Record<string, number>,
): PolicyDraft {
  return {
    approvals: of.approvals === 0 ? 2 : of.approvals,
    scope: of.scope,
    ceilings: of.ceilings.map(({ asset, amount }, line) => ({
      line,
      asset,
      amount: plainMoney(amount, decimals[asset] ?? 2),
    })),
  };
}

/** The body that a draft stands for, in the order of its fields, and what is wrong with it. */
export function bodyOf(
  draft: PolicyDraft,
  decimals: Record<string, number>,
): { body: OrganisationsSetApprovals; errors: Errors } {
  const errors: Errors = {};
  const ceilings = draft.ceilings.map(({ line, asset, amount }) => {
    const digits = decimals[asset];
    const parsed = parseMoney(amount, digits ?? 0);
    if (digits === undefined) {
      errors[`asset-${line}`] = "Choose an asset.";
    } else if (draft.ceilings.some((one) => one.line < line && one.asset === asset)) {
      errors[`asset-${line}`] = "This stands in a line above already.";
    }
    if (!parsed.ok) {
      errors[`amount-${line}`] = parsed.error;
    }
    return { asset, amount: parsed.ok ? parsed.minor : 0 };
  });
  return { body: { scope: draft.scope, ceilings, approvals: draft.approvals }, errors };
}
