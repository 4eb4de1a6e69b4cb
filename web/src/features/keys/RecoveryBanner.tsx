import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import { WarningIcon } from "../../ui/icons";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import type { Kept } from "../identity/vault";
import { OwnerActs } from "./RecoveryActs";

/** Warns the owner on every page while others are about to replace all their keys. */
export function RecoveryBanner() {
  const { self } = useIdentities();
  return self ? <Warning key={self.principal} self={self} /> : null;
}

function Warning({ self }: { self: Kept }) {
  const { principal } = self;
  useRefreshOn([`identity.principal.${principal}`]);
  const open = usePages("identity/recoveries", { principal, state: "OPEN" }, { limit: 10 });
  const first = open.rows.find((one) => one.due > 0) ?? open.rows[0];
  if (!first) {
    return null;
  }
  return (
    <section aria-label="Recovery under way" className="border-b border-bad bg-bad-soft">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
        <span className="text-bad">
          <WarningIcon size={20} />
        </span>
        <p className="min-w-0 flex-1 basis-72 text-sm">
          <strong className="font-semibold text-bad">
            Guardians are about to replace all keys of {self.name}.
          </strong>{" "}
          {first.due > 0 ? (
            <>
              The new key takes over <Time at={first.due} precise />, unless you stop it.
            </>
          ) : (
            <>
              {first.approvals} of {first.quorum} agreed so far.
            </>
          )}{" "}
          <Link className="link" to="/keys">
            Look at it
          </Link>
        </p>
        <OwnerActs of={first} self={self} />
      </div>
    </section>
  );
}
