import type { Kept } from "../identity/vault";

/** Signs in the organisation's name, with the member's own key. */
export function asMember(self: Kept, organisation: string, name: string): Kept {
  return { ...self, self: self.principal, principal: organisation, name };
}
