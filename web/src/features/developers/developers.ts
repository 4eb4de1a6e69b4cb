import { useMutation } from "@tanstack/react-query";
import { useRefreshOwn } from "../../api/own";
import { request } from "../../api/session";

// What the venue answers about programs that act for a member, and how the page asks for it.
// docs/oauth.md tells what it means.

export interface ApiKey {
  key: string;
  name: string;
  /** Its first characters, to tell it from others. */
  start: string;
  scopes: string[];
  /** Networks from which it is good; all if there are none. */
  ranges: string[];
  perMinute: number;
  since: number;
  ends: number;
  /** 0 if never. */
  used: number;
}

export interface ApiKeys {
  items: ApiKey[];
  /** All scopes that there are. */
  known: string[];
}

export interface NewApiKey {
  name: string;
  scopes: string[];
  ranges: string[];
  perMinute: number;
  days: number;
}

export interface App {
  /** Its `client_id`. */
  app: string;
  name: string;
  redirects: string[];
  scopes: string[];
  confidential: boolean;
  since: number;
}

export interface NewApp {
  name: string;
  redirects: string[];
  scopes: string[];
  confidential: boolean;
  standing: boolean;
}

export interface Consent {
  consent: string;
  app: string;
  name: string;
  scopes: string[];
  /** Whether it is one's own app, which acts by its secret. */
  standing: boolean;
  since: number;
  used: number;
}

/** What an app asks somebody for. */
export interface Asked {
  app: string;
  name: string;
  owner: string;
  redirect: string;
  scopes: string[];
  /** Where the browser must go at once; empty if the request is right. */
  wrong: string;
}

/** Changes something of the member's, and shows what there is then. */
export function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const onSuccess = useRefreshOwn();
  return useMutation({ mutationFn: change, onSuccess });
}

export async function makeKey(wanted: NewApiKey): Promise<{ apiKey: ApiKey; secret: string }> {
  return (await request("POST", "/api-keys", wanted)).json();
}

export async function registerApp(wanted: NewApp): Promise<{ app: App; secret: string }> {
  return (await request("POST", "/apps", wanted)).json();
}

/** Ends a key, an app or a consent, by its path. */
export async function end(path: string): Promise<void> {
  await request("DELETE", path);
}

/** Says yes to some of what an app asks for, or no with none; answers where the browser goes. */
export async function decide(asked: string, scopes: string[]): Promise<string> {
  const answer = await request("POST", "/authorization", { request: asked, scopes });
  return ((await answer.json()) as { redirect: string }).redirect;
}

/** Lines and commas of what was typed, without what is empty. */
export function listed(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A scope in words: what is a room, an action, or reading. */
export function inWords(scope: string): string {
  const [verb, room = ""] = scope.split(":");
  if (room) {
    return `Read what is private in ${room}`;
  }
  const [of = "", action] = (verb ?? "").split(".");
  return action
    ? `${action.charAt(0)}${action
        .slice(1)
        .replace(/(?<=[a-z])([A-Z])/g, " $1")
        .toLowerCase()} (${of})`
    : `Do anything in ${of}`;
}
