import { Problem } from "./problem";
import type { Page, ProblemBody } from "./server";
import type { Queries } from "./types";

export type Name = keyof Queries;
export type Params<Q extends Name> = Queries[Q]["params"];
export type Row<Q extends Name> = Queries[Q]["row"];

/** The names of the queries that are answered by a page, or by one row. */
export type PageName = { [Q in Name]: Queries[Q]["page"] extends true ? Q : never }[Name];
export type OneName = Exclude<Name, PageName>;

/** The height that the next answers must at least show, so that one reads one's own writes. */
let floor = 0;

export function atLeast(height: number): void {
  floor = Math.max(floor, height);
}

/** What the venue says its height is: lower than the floor only if it was set up anew. */
export function atMost(height: number): void {
  floor = Math.min(floor, height);
}

/** Sends a request; whatever is not a success becomes a [Problem]. */
export async function send(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  const height = Number(response.headers.get("Tallystick-Height"));
  if (height > 0) {
    atLeast(height);
  }
  if (response.ok) {
    return response;
  }
  const body = await response.json().catch(() => ({}) as ProblemBody);
  const seconds = Number(response.headers.get("Retry-After"));
  throw new Problem(body as ProblemBody, response.status, seconds || 0);
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, signal ? { signal } : {});
  return (await response.json()) as T;
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await send(path, signal ? { signal } : {});
  return response.text();
}

export function postJson(path: string, body: unknown): Promise<Response> {
  return send(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The address of a query; parameters that are undefined or empty are left out. */
export function address(path: string, params: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== "") {
      search.set(name, String(value));
    }
  }
  if (floor > 0) {
    search.set("min-height", String(floor));
  }
  const text = search.toString();
  return text ? `/v1/${path}?${text}` : `/v1/${path}`;
}

export function getPage<Q extends PageName>(
  query: Q,
  params: Params<Q> & { limit?: number; cursor?: string },
  signal?: AbortSignal,
): Promise<Page<Row<Q>>> {
  return getJson(address(query, params), signal);
}

export function getOne<Q extends OneName>(
  query: Q,
  params: Params<Q>,
  signal?: AbortSignal,
): Promise<Row<Q>> {
  return getJson(address(query, params), signal);
}
