import { useRow } from "../../api/hooks";
import { Person } from "../../ui/Mark";

/** A principal by the name it has now. */
export function Somebody({ principal }: { principal: string }) {
  const isPrincipal = /^[0-9a-f]{32}$/.test(principal);
  const row = useRow("identity/principal", { principal }, isPrincipal);
  return <Person principal={principal} name={row.data?.name ?? principal} />;
}
