import { useState } from "react";
import type { OrganisationsNamedMember, OrganisationsOrganisationRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { short } from "../../ui/Mark";
import { useAssets } from "../accounts/useAssets";
import type { Kept } from "../identity/vault";
import { PolicyDialog } from "./PolicyDialog";
import { policyInWords } from "./words";

interface Props {
  of: OrganisationsOrganisationRow;
  self: Kept | null;
  me: OrganisationsNamedMember | undefined;
}

/** What several must agree to. */
export function Policy({ of, self, me }: Props) {
  const { decimals } = useAssets();
  const [open, setOpen] = useState(false);
  const names = { person: short, decimals: (asset: string) => decimals[asset] ?? 2 };
  return (
    <section aria-labelledby="policy">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="policy">What several must agree to</h2>
        {me?.role === "OWNER" && (
          <Button onClick={() => setOpen(true)}>
            Change<span className="sr-only"> what several must agree to</span>
          </Button>
        )}
      </div>
      <p className="card px-4 py-3 text-sm break-words">{policyInWords(of, names)}</p>
      {open && self && <PolicyDialog of={of} self={self} onClose={() => setOpen(false)} />}
    </section>
  );
}
