import { useMutation } from "@tanstack/react-query";
import { useRefreshOwn } from "../../api/own";
import { request } from "../../api/session";
import type { Look } from "../../ui/Badge";

// What the venue answers about connectors, and how the page asks for it. docs/connectors.md tells
// what it means.

export type Format = "JSON" | "CSV" | "X12" | "EDIFACT";

export interface Mapping {
  /** Empty if messages are acts already. */
  action: string;
  each: string;
  fields: Record<string, string>;
}

export type Kind = "WEBHOOK" | "SFTP" | "HTTP";

/** Over what things go, and when. */
export interface Transport {
  kind: Kind;
  /** From one time to the next; 0 if things go as they come. */
  minutes: number;
  user: string;
  /** Of the file server, as SHA256:… */
  hostKey: string;
  /** In which the credential goes; else empty. */
  header: string;
  /** Where in a row stands what {since} in the address is the next time. */
  since: string;
  start: string;
}

export interface Definition {
  name: string;
  direction: "OUT" | "IN";
  format: Format;
  transport: Transport;
  address: string;
  topics: string[];
  /** In whose name it acts. */
  by: string;
  /** How who gets EDI is called in its envelopes; else empty. */
  partner: string;
  mapping: Mapping;
}

export interface Connector {
  connector: string;
  definition: Definition;
  /** By which it signs. */
  key: string;
  /** By which anybody checks what it posts. */
  webhookKey: string;
  state: "ON" | "PAUSED" | "STOPPED";
  reason: string;
  waiting: number;
  behind: boolean;
  since: number;
  /** 0 before the first time. */
  ran: number;
  outcome: string;
  /** 0 if it waits for something to happen. */
  next: number;
}

export interface Topic {
  topic: string;
  /** What its last part is. */
  key: string;
  summary: string;
}

export interface ConnectorList {
  items: Connector[];
  topics: Topic[];
}

export interface Delivery {
  cursor: number;
  height: number;
  type: string;
  body: string;
  state: "PENDING" | "DELIVERED" | "SKIPPED";
  attempts: number;
  /** 0 if never. */
  tried: number;
  /** 0 for no answer. */
  status: number;
  error: string;
  /** What its receiver acknowledged afterwards. */
  answer: "NONE" | "ACCEPTED" | "REJECTED";
}

export interface Run {
  run: string;
  message: string;
  began: number;
  /** 0 until all of it was decided. */
  ended: number;
  bytes: number;
  rows: number;
  accepted: number;
}

export interface RunDetails {
  run: Run;
  results: { position: string; action: string; code: string; sentence: string }[];
  body: string;
  /** 997 or CONTRL of what came as EDI; else empty. */
  acknowledgement: string;
}

export const STATES: Record<Connector["state"], Look> = {
  ON: { tone: "good", says: "on" },
  PAUSED: { tone: "plain", says: "paused" },
  STOPPED: { tone: "bad", says: "stopped" },
};

export const FORMATS: Record<Format, string> = {
  JSON: "JSON",
  CSV: "CSV",
  X12: "EDI X12",
  EDIFACT: "EDIFACT",
};

export const WEBHOOK: Transport = {
  kind: "WEBHOOK",
  minutes: 0,
  user: "",
  hostKey: "",
  header: "",
  since: "",
  start: "",
};

export const KINDS: Record<Kind, string> = {
  WEBHOOK: "Webhook",
  SFTP: "Files over SFTP",
  HTTP: "HTTP, as the other side wants it",
};

/** Whether it tells or looks at times of its own. */
export function isTimed({ direction, transport }: Pick<Definition, "direction" | "transport">) {
  return transport.kind === "SFTP" || (transport.kind === "HTTP" && direction === "IN");
}

/** What the venue takes: what does not belong to a draft's direction, format and kind is empty. */
export function completed(draft: Definition, fields: string): Definition {
  const { direction, format, transport, mapping } = draft;
  const { kind } = transport;
  const out = direction === "OUT";
  const isEdi = format === "X12" || format === "EDIFACT";
  const marked = kind === "HTTP" && !out && draft.address.includes("{since}");
  return {
    ...draft,
    transport: {
      kind,
      minutes: isTimed(draft) ? transport.minutes : 0,
      user: kind === "SFTP" ? transport.user : "",
      hostKey: kind === "SFTP" ? transport.hostKey : "",
      header: kind === "HTTP" ? transport.header.toLowerCase() : "",
      since: marked ? transport.since : "",
      start: marked ? transport.start : "",
    },
    address: out || kind !== "WEBHOOK" ? draft.address : "",
    topics: out ? draft.topics : [],
    partner: out && isEdi ? draft.partner : "",
    mapping: out
      ? { action: "", each: "", fields: isEdi ? {} : fieldsOf(fields) }
      : { ...mapping, fields: mapping.action ? fieldsOf(fields) : {} },
  };
}

/** What may come in, to begin with; the owner changes it as the other system writes it. */
export const PRESETS: { label: string; mapping: Mapping }[] = [
  { label: "Acts as they are", mapping: { action: "", each: "", fields: {} } },
  {
    label: "Stock counts of a warehouse",
    mapping: {
      action: "custody.CountStock",
      each: "/lines",
      fields: {
        epcClass: "/class",
        place: "/place",
        counted: "/quantity",
        uom: "/unit",
        note: "^/reference",
      },
    },
  },
  {
    label: "Orders that were shipped",
    mapping: {
      action: "market.ShipOrder",
      each: "/shipments",
      fields: { order: "/order", note: "/tracking" },
    },
  },
  {
    label: "EDI: 856 or DESADV ships my orders",
    mapping: {
      action: "market.ShipOrder",
      each: "",
      fields: { order: "/order", note: "/tracking" },
    },
  },
  {
    label: "EDI: 850 or ORDERS places orders",
    mapping: {
      action: "market.PlaceOrder",
      each: "",
      fields: { listing: "/item", variant: "=0", quantity: "/quantity", total: "/total" },
    },
  },
];

/** Changes something of a connector, and shows what there is then. */
export function useConnectorChange<Answer = unknown>(path: string, method = "POST") {
  const onSuccess = useRefreshOwn();
  return useMutation({
    mutationFn: async (body: unknown) => {
      const answer = await request(method, path, body);
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    },
    onSuccess,
  });
}

/** Lines of `name: source` as a mapping's fields. */
export function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) {
      fields[line.slice(0, at).trim()] = line.slice(at + 1).trim();
    }
  }
  return fields;
}

export function linesOf(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, source]) => `${name}: ${source}`)
    .join("\n");
}

/** JSON as people read it, and anything else as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
