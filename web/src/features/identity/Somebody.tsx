import { useRow } from "../../api/hooks";
import { Person } from "../../ui/Mark";
import { isPrincipal } from "./names";

/** A principal by the name it has now. */
export function Somebody({ principal }: { principal: string }) {
  const row = useRow("identity/principal", { principal }, isPrincipal(principal));
  return <Person principal={principal} name={row.data?.name ?? principal} />;
}
