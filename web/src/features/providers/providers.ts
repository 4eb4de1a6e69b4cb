import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { post, request, type SignedIn, take } from "../../api/session";

// Signing in by an account elsewhere (OpenID Connect). docs/oauth.md tells what the venue answers.

export interface Provider {
  provider: string;
  name: string;
}

export interface Linked {
  provider: string;
  since: number;
}

/** What a page keeps while its browser is elsewhere: where it goes then, and the name of who is new. */
interface Kept {
  back: string;
  name: string;
}

const KEPT = "tallystick.provider";
const SHORT_MILLIS = 300_000;

/** By whom one may sign in here; mostly none. */
export function useProviders() {
  return useQuery({
    queryKey: ["providers"],
    queryFn: ({ signal }) =>
      getJson<{ items: Provider[] }>("/v1/session/sign-in/providers", signal),
    staleTime: SHORT_MILLIS,
  });
}

/** Goes to a provider to sign in, or with a name to sign up. */
export async function goToSignIn(provider: string, kept: Kept): Promise<void> {
  go(await post<{ redirect: string }>("/sign-in/provider", { provider }), kept);
}

/** Goes to a provider to add it to one's account. */
export async function goToLink(provider: string, back: string): Promise<void> {
  go(await (await request("POST", "/providers", { provider })).json(), { back, name: "" });
}

function go({ redirect }: { redirect: string }, kept: Kept): void {
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  window.location.assign(redirect);
}

export async function unlink(provider: string): Promise<void> {
  await request("DELETE", `/providers/${provider}`);
}

interface Arrived {
  linked: boolean;
  signedIn: SignedIn | null;
}

/** What was kept when the browser left; it is good for one return. */
export function takeKept(): Kept {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return text ? (JSON.parse(text) as Kept) : { back: "/", name: "" };
}

/**
 * Ends what was begun, by what the provider handed to the browser. Answers whether somebody came in;
 * else the provider was added to an account.
 */
export async function arrive(search: string, name: string): Promise<boolean> {
  const given = new URLSearchParams(search);
  const error = given.get("error");
  if (error) {
    throw new Error(`The provider refused: ${given.get("error_description") ?? error}.`);
  }
  const arrived = await post<Arrived>("/sign-in/provider/back", {
    code: given.get("code") ?? "",
    state: given.get("state") ?? "",
    iss: given.get("iss") ?? "",
    name,
  });
  if (arrived.signedIn) {
    take(arrived.signedIn);
  }
  return arrived.signedIn !== null;
}
