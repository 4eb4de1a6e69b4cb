import { usePages } from "../../api/hooks";
import { useIdentities } from "../identity/store";

export interface Electorate {
  /** What votes weigh; empty if every operator has one vote. */
  asset: string;
  since: number;
  loaded: boolean;
}

/** What votes on new proposals weigh. */
export function useElectorate(): Electorate {
  const assets = usePages("governance/voting-assets", {}, { limit: 1 });
  const newest = assets.rows[0];
  return { asset: newest?.asset ?? "", since: newest?.since ?? 0, loaded: assets.isSuccess };
}

export interface Standing {
  isOperator: boolean;
  isGuardian: boolean;
}

/** What somebody may do beyond voting. The rules decide; this only chooses what to show. */
export function useStanding(): Standing {
  const { current } = useIdentities();
  const principal = current?.principal ?? "";
  const enabled = principal !== "";
  const own = usePages("identity/roles", { principal }, { limit: 10, enabled });
  const guardians = usePages("governance/roles", { role: "GUARDIAN" }, { limit: 200, enabled });
  const isOperator = enabled && own.rows.some((one) => one.role === "OPERATOR");
  const isGuardian =
    enabled && guardians.isSuccess && guardians.rows.length > 0
      ? guardians.rows.some((one) => one.principal === principal)
      : isOperator;
  return { isOperator, isGuardian };
}

/** What one's vote would weigh by what one has now; what counts is what one had at the start. */
export function useWeight(asset: string): number | null {
  const { current } = useIdentities();
  const owner = current?.principal ?? "";
  const balances = usePages(
    "accounts/balances",
    { owner },
    { limit: 200, enabled: owner !== "" && asset !== "" },
  );
  const { isOperator } = useStanding();
  if (owner === "") {
    return null;
  }
  if (asset === "") {
    return isOperator ? 1 : 0;
  }
  const row = balances.rows.find((one) => one.asset === asset);
  return row ? row.available + row.held : 0;
}
