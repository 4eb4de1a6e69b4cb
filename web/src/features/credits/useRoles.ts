import { usePages } from "../../api/hooks";
import { useIdentities } from "../identity/store";

export interface Roles {
  isRegistrar: boolean;
  isVerifier: boolean;
}

interface Granted {
  role: string;
  principal: string;
}

/**
 * What somebody may do: a role that was granted, or as an operator any role that was granted to
 * nobody yet. The rules decide; this only chooses what to show.
 */
export function rolesOf(principal: string, isOperator: boolean, granted: Granted[]): Roles {
  const has = (role: string) => {
    const holders = granted.filter((one) => one.role === role);
    return holders.length === 0 ? isOperator : holders.some((one) => one.principal === principal);
  };
  return { isRegistrar: has("REGISTRAR"), isVerifier: has("VERIFIER") };
}

/** The roles of whoever one is at the moment. */
export function useRoles(): Roles {
  const { current } = useIdentities();
  const principal = current?.principal ?? "";
  const enabled = principal !== "";
  const granted = usePages("governance/roles", {}, { limit: 200, enabled });
  const own = usePages("identity/roles", { principal }, { limit: 10, enabled });
  const isOperator = own.rows.some((one) => one.role === "OPERATOR");
  return granted.isSuccess
    ? rolesOf(principal, isOperator, granted.rows)
    : { isRegistrar: false, isVerifier: false };
}
