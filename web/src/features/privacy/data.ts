import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { useOwn } from "../../api/own";

// What the venue answers under /v1/session/privacy; docs/privacy.md tells more.

export interface Account {
  person: string;
  principal: string;
  mail: string;
  since: number;
  authenticator: boolean;
  recoveryCodes: number;
  wallets: string[];
  passkeys: string[];
  /** Of the key that an erasure destroys. */
  commitment: string;
}

/** That somebody of the staff read one's data. */
export interface Read {
  at: number;
  reader: string;
  /** Empty if an officer looked at an application. */
  emergency: string;
  what: string;
  reason: string;
}

export interface Kept {
  what: string;
  where: string;
  /** 0 until erasure, -1 for ever. */
  days: number;
  /** Whether it stays after an erasure until then. */
  outlives: boolean;
  why: string;
}

/** What is kept of oneself by law, whatever one says. */
export interface Retained {
  rule: Kept;
  items: number;
  until: number;
}

export interface MyData {
  account: Account;
  reads: Read[];
  retained: Retained[];
}

/** What is sealed about whoever is signed in. */
export function useMyData() {
  return useOwn<MyData>("/privacy");
}

/** What is kept for how long. */
export function useRetention() {
  return useQuery({
    queryKey: ["retention"],
    queryFn: ({ signal }) => getJson<{ items: Kept[] }>("/v1/privacy/retention", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How long something is kept, in words. */
export function periodOf(days: number): string {
  if (days < 0) {
    return "for ever";
  }
  return days === 0 ? "until you are erased" : days === 1 ? "a day" : `${days} days`;
}
