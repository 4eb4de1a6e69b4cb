import type { NamedAction, NamedBlock } from "./types";

// What the server itself says, beside the rooms.

/** The venue and how far its log has come. `logKey` is the vkey text of the note's signer. */
export interface Venue {
  name: string;
  operator: string;
  asset: string;
  decimals: number;
  demo: boolean;
  height: number;
  time: number;
  size: number;
  origin: string;
  logKey: string;
}

/** Somebody made up for a demo venue, whose seed anyone may have. */
export interface DemoPerson {
  name: string;
  principal: string;
  role: string;
  seed: string;
}

/** What was signed; byte fields are base64url. */
export interface Envelope {
  payload: string;
  key: string;
  signature: string;
}

/** The answer to an action. `outcome` is the exact text that the log's leaf commits to. */
export interface Receipt {
  id: string;
  height: number;
  time: number;
  position: number;
  accepted: boolean;
  reason: string;
  outcome: string;
  envelope: Envelope;
  part: number;
  proof: string;
}

/** An action in the order of the log; the live stream does not know its signer's name. */
export type LogAction = Omit<NamedAction, "byName" | "cursor"> & { byName?: string };

/** A block of the log. */
export type LogBlock = Omit<NamedBlock, "cursor">;

/** A node of the ledger; when it is not reachable, the rest is empty. */
export interface LedgerNode {
  id: string;
  reachable: boolean;
  leads: boolean;
  term: number;
  height: number;
  /** Blocks that another node has and it has not. */
  behind: number;
  stateRoot: string;
  snapshotIndex: number;
  /** Entries that it would execute again at a start. */
  replay: number;
  checkpointHeight: number;
  checkpointAgeMillis: number;
  diskFreeBytes: number;
  waiting: number;
  room: number;
  clockSkewMillis: number;
  version: string;
  /** Why it decides nothing any more, empty if it does. */
  stopped: string;
}

/** The nodes, and who cosigned the newest checkpoint. */
export interface LedgerNodes {
  items: LedgerNode[];
  cosigned: string[];
}

/** One page of rows; `next` is the cursor of the following one. */
export interface Page<Row> {
  items: Row[];
  next: string | null;
  height: number;
}

/** A picture that the venue keeps. */
export interface StoredFile {
  file: string;
  type: string;
  width: number;
  height: number;
}

/** What a refused request is answered with (RFC 9457). */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  pointer?: string;
  retryable?: boolean;
}
