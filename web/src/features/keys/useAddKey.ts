import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refresh } from "../../api/refresh";
import type { Receipt } from "../../api/server";
import type { AnyAction } from "../../api/signing";
import { actAll } from "../../api/submit";
import type { Kept } from "../identity/vault";
import { faultOf, parseCode } from "./code";
import { type Maker, makeKey } from "./makeKey";

/** Where the key comes from that is to sign. */
export type Source = { code: string } | { maker: Maker; rdns: string };

export interface Terms {
  label: string;
  scope: string[];
  expires: number;
}

/** A key of that source and its proof, or a sentence about why there is none. */
export async function keyFrom(source: Source, self: Kept): Promise<{ key: string; proof: string }> {
  if ("maker" in source) {
    const made = await makeKey(source.maker, self.principal, self.name, source.rdns);
    return { key: made.signer.keyId, proof: made.proof };
  }
  const fault = await faultOf(source.code, self.principal);
  const code = parseCode(source.code);
  if (fault || !code) {
    throw new Error(fault ?? "This is no code of a key.");
  }
  return { key: code.key, proof: code.proof };
}

/** Adds a key, limited from its first moment: both acts stand under one signature. */
export function useAddKey(self: Kept) {
  const client = useQueryClient();
  return useMutation<Receipt, Error, { source: Source; terms: Terms }>({
    mutationFn: async ({ source, terms }) => {
      const made = await keyFrom(source, self);
      const add: AnyAction = { type: "identity.AddKey", body: made };
      const limit: AnyAction = { type: "identity.LimitKey", body: { key: made.key, ...terms } };
      const plain = terms.label === "" && terms.scope.length === 0 && terms.expires === 0;
      return actAll(self, plain ? [add] : [add, limit]);
    },
    onSettled: () => refresh(client),
  });
}
