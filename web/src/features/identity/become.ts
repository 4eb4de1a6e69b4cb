import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refresh } from "../../api/refresh";
import type { DemoPerson, Receipt } from "../../api/server";
import { act } from "../../api/submit";
import { keyOfSeed, newKey } from "./keys";
import { add } from "./store";
import type { Kept } from "./vault";

/** Makes a key, registers the principal it founds, and keeps both in this browser. */
export function useBecomeSomeone() {
  const client = useQueryClient();
  return useMutation<{ kept: Kept; receipt: Receipt }, Error, string>({
    mutationFn: async (name) => {
      const kept: Kept = { ...(await newKey()), name: name.trim(), since: Date.now(), demo: false };
      const receipt = await act(kept, "identity.RegisterPrincipal", { name: kept.name });
      await add(kept);
      return { kept, receipt };
    },
    onSettled: () => refresh(client),
  });
}

/** Takes the key of somebody made up, which anyone may have. */
export function useBecomeDemoPerson() {
  return useMutation<Kept, Error, DemoPerson>({
    mutationFn: async (person) => {
      const key = await keyOfSeed(person.seed);
      if (key.principal !== person.principal) {
        throw new Error("The seed is not that of this principal.");
      }
      const kept = { ...key, name: person.name, since: Date.now(), demo: true };
      await add(kept);
      return kept;
    },
  });
}

/** Registers somebody kept here with a venue that does not know them yet. */
export function useRegisterHere() {
  const client = useQueryClient();
  return useMutation<Receipt, Error, Kept>({
    mutationFn: (kept) => act(kept, "identity.RegisterPrincipal", { name: kept.name }),
    onSettled: () => refresh(client),
  });
}
