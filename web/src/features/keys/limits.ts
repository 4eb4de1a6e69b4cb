import type { IdentityNamedKey } from "../../api/types";
import type { LimitDraft } from "./LimitFields";

export const FREE: LimitDraft = { label: "", limited: false, scope: [], until: "" };

/** What stands now, as one would type it. */
export function draftOf(key: IdentityNamedKey): LimitDraft {
  return {
    label: key.label,
    limited: key.scope.length > 0,
    scope: key.scope,
    until: key.expires > 0 ? dateOf(key.expires - 1) : "",
  };
}

/** The terms that a draft stands for, or what is wrong with it. */
export function termsOf(
  draft: LimitDraft,
): { label: string; scope: string[]; expires: number } | { error: string } {
  if (draft.limited && draft.scope.length === 0) {
    return { error: "Tick at least one thing, or let it sign everything." };
  }
  return {
    label: draft.label.trim(),
    scope: draft.limited ? draft.scope : [],
    expires: endOf(draft.until),
  };
}

/** The first moment after a day, here; 0 for no date. */
export function endOf(date: string): number {
  const day = startOf(date);
  if (day === 0) {
    return 0;
  }
  const next = new Date(day);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** The first moment of a day, here; 0 for no date. */
export function startOf(date: string): number {
  const at = date === "" ? Number.NaN : new Date(`${date}T00:00:00`).getTime();
  return Number.isFinite(at) ? at : 0;
}

/** The day of a moment, here, as the browser's field writes it. */
export function dateOf(at: number): string {
  const date = new Date(at);
  const part = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
