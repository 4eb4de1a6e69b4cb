import { useMutation } from "@tanstack/react-query";
import { send } from "../../api/client";
import { useOwn, useRefreshOwn } from "../../api/own";
import { request, signedIn } from "../../api/session";

// What is asked by session: what the log must not have. docs/compliance.md

export interface Claims {
  name: string;
  birthDate: string;
  country: string;
  address: string;
}

export interface Paper {
  document: string;
  kind: string;
  type: string;
  size: number;
  since: number;
}

export interface Application {
  application: string;
  level: string;
  state: "DRAFT" | "SUBMITTED" | "REFUSED";
  claims: Claims;
  wants: string[];
  documents: Paper[];
  commitment: string;
  salt: string;
  evidence: string;
  reason: string;
  since: number;
}

export interface Mine {
  principal: string;
  officer: boolean;
  application: Application | null;
}

export interface Waiting {
  application: string;
  principal: string;
  level: string;
  commitment: string;
  since: number;
  own: boolean;
}

export interface Hit {
  hit: string;
  principal: string;
  name: string;
  application: string;
  entry: string;
  entryName: string;
  entryText: string;
  score: number;
  state: "OPEN" | "TRUE_MATCH" | "FALSE_POSITIVE";
  officer: string;
  note: string;
  since: number;
  decided: number;
}

export interface Examined {
  application: string;
  principal: string;
  level: string;
  state: string;
  claims: Claims;
  documents: Paper[];
  provider: string;
  commitment: string;
  since: number;
  hits: Hit[];
}

export interface Alert {
  alert: string;
  kind: string;
  principal: string;
  name: string;
  detail: string;
  state: string;
  caseId: string;
  reason: string;
  since: number;
}

export interface Case {
  caseId: string;
  principal: string;
  name: string;
  title: string;
  state: "OPEN" | "CLOSED";
  openedBy: string;
  assignee: string;
  reason: string;
  since: number;
  closed: number;
}

export interface CaseFile {
  file: Case;
  alerts: Alert[];
  comments: { officer: string; text: string; at: number }[];
}

const ROOT = "/compliance";
const FRESH_MILLIS = 10_000;

/** What the desk answers to whoever is signed in. */
export function useDesk<T>(path: string) {
  return useOwn<T>(ROOT + path, { refetchInterval: FRESH_MILLIS, retry: false });
}

/** Tells the desk something, and asks anew for what is shown. */
export function useTell(method: "POST" | "DELETE" = "POST") {
  const onSettled = useRefreshOwn();
  return useMutation<unknown, Error, { path: string; body?: unknown }>({
    mutationFn: ({ path, body }) =>
      request(method, ROOT + path, body ?? (method === "POST" ? {} : undefined)),
    onSettled,
  });
}

/** Hands a document in, as it is. */
export function useHandIn() {
  const onSettled = useRefreshOwn();
  return useMutation<unknown, Error, { kind: string; file: File }>({
    mutationFn: ({ kind, file }) =>
      send(`/v1/session${ROOT}/application/documents?kind=${kind}`, {
        method: "POST",
        headers: { "Tallystick-Csrf": signedIn()?.csrf ?? "" },
        body: file,
      }),
    onSettled,
  });
}

/** Where a browser fetches a file of the desk's. */
export function fileOf(path: string): string {
  return `/v1/session${ROOT}${path}`;
}
