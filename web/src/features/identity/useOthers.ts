import { usePages } from "../../api/hooks";
import { logNow } from "../../api/signing";
import { standingOf } from "../mandates/words";
import type { Kept } from "./vault";

/** Somebody in whose name one may act, and why. */
export interface OtherParty {
  principal: string;
  /** Empty where it has to be asked for. */
  name: string;
  why: string;
}

/** Organisations that one signs for, and those whose mandates one holds. */
export function useOthers(self: Kept): OtherParty[] {
  const { principal } = self;
  const key = "keyId" in self ? self.keyId : "";
  const members = usePages("organisations/members", { member: principal });
  const mine = usePages("mandates/mandates", { agent: principal });
  const ofKey = usePages("mandates/mandates", { agent: key }, { enabled: key !== "" });
  const found = new Map<string, OtherParty>();
  for (const one of members.rows) {
    if (one.joined && one.role !== "VIEWER") {
      const { organisation, organisationName: name } = one;
      found.set(organisation, { principal: organisation, name, why: "organisation" });
    }
  }
  for (const one of [...mine.rows, ...ofKey.rows]) {
    if (standingOf(one, logNow()) === "in force" && !found.has(one.giver)) {
      found.set(one.giver, { principal: one.giver, name: "", why: "mandate" });
    }
  }
  return [...found.values()];
}
