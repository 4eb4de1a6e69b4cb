import { useMutation } from "@tanstack/react-query";
import { useRefreshOwn } from "../../api/own";
import { request } from "../../api/session";
import type { EmissionsAdoptFootprint } from "../../api/types";
import type { Tone } from "../../ui/Badge";
import { readKey } from "../custody/keys";

// What the venue answers about partners with whom one exchanges footprints by PACT.
// docs/emissions.md tells what it means.

export interface Partner {
  partner: string;
  name: string;
  /** By which the partner's system gets tokens here. */
  client: string;
  /** Empty while one has not said where it is. */
  address: string;
  since: number;
}

export interface Exchanged {
  exchange: string;
  partner: string;
  kind: "ASKED" | "WANTED" | "TOLD";
  products: string[];
  comment: string;
  state: "OPEN" | "FULFILLED" | "REJECTED";
  note: string;
  since: number;
}

export interface Received {
  received: string;
  partner: string;
  id: string;
  company: string;
  productName: string;
  productIds: string[];
  /** Key of the product, empty if it has no GTIN. */
  product: string;
  kilograms: string;
  amount: string;
  unit: string;
  deprecated: boolean;
  hash: string;
  since: number;
}

export interface Way {
  address: string;
  client: string;
  secret: string;
}

/** What one signs to use what came, and the document that it names. */
export interface Adoption {
  document: string;
  action: EmissionsAdoptFootprint;
}

export const STATES: Record<Exchanged["state"], [Tone, string]> = {
  OPEN: ["wood", "open"],
  FULFILLED: ["good", "answered"],
  REJECTED: ["bad", "declined"],
};

export const KINDS: Record<Exchanged["kind"], string> = {
  ASKED: "You asked",
  WANTED: "They ask you",
  TOLD: "They have something new",
};

/** Asks for something under `/v1/session/pact`, and refreshes what is one's own. */
export function usePact<Answer = unknown, Body = unknown>(path: string, method = "POST") {
  const onSuccess = useRefreshOwn();
  return useMutation<Answer, Error, Body>({
    mutationFn: async (body) => {
      const answer = await request(method, `/pact${path}`, body);
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    },
    onSuccess,
  });
}

/** What a product is called in PACT: by its GTIN. */
export function urnOf(product: string): string {
  return `urn:gtin:${product.replace(/^01\//, "")}`;
}

/** The key of a product that somebody typed, by whatever of its names; null if it is none. */
export function productKey(text: string): string | null {
  const read = readKey(text);
  return read.ok && /^01\/[0-9]{14}$/.test(read.key) ? read.key : null;
}
