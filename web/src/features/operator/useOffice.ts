import { usePages } from "../../api/hooks";
import { useIdentities } from "../identity/store";

/** Whether whoever acts now is an officer. */
export function useOffice() {
  const { current } = useIdentities();
  const principal = current?.principal ?? "";
  const offices = usePages("identity/offices", { principal }, { enabled: principal !== "" });
  const isOfficer = principal !== "" && offices.rows.some((one) => one.until === 0);
  return { isOfficer, principal };
}
