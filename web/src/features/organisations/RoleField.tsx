import type { OrganisationsMemberRole } from "../../api/types";
import { dutyOf, ROLES, roleInWords } from "./words";

interface Props {
  value: OrganisationsMemberRole;
  onChange: (role: OrganisationsMemberRole) => void;
}

/** One of the roles, each with what it means. */
export function RoleField({ value, onChange }: Props) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="label mb-1">Role</legend>
      {ROLES.map((role) => (
        <label key={role} className="flex items-start gap-2 text-sm">
          <input
            type="radio"
            name="role"
            className="mt-0.5 size-4 shrink-0 accent-accent"
            checked={role === value}
            onChange={() => onChange(role)}
          />
          <span>
            <span className="font-medium">{roleInWords(role)}</span>{" "}
            <span className="text-muted">{dutyOf(role)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
