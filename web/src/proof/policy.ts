import {
  cosignedAt,
  isSignedBy,
  type Note,
  parseVerifierKey,
  signaturesUnder,
  type VerifierKey,
} from "./note";

/** Whom one trusts about a log, and who must have cosigned (https://c2sp.org/tlog-policy). */
export interface Policy {
  logs: VerifierKey[];
  witnesses: Map<string, VerifierKey>;
  groups: Map<string, Group>;
  quorum: string;
}

interface Group {
  threshold: number;
  members: string[];
}

/** A witness of the policy that cosigned, and when, in seconds since 1970. */
export interface Cosigned {
  name: string;
  time: number;
}

/** What a policy says of a checkpoint. It is to be relied on if all is well: see `holds`. */
export interface Judgement {
  /** The log that signed; empty if none did. */
  signer: string;
  cosigned: Cosigned[];
  /** The witness under whose name there is a bad cosignature, which spoils the note. */
  bad: string;
  quorum: boolean;
}

const MAX_CHARACTERS = 256 * 1024;
const MAX_EACH = 64;
const MAX_AHEAD = 300;

/** Reads a policy's text. Throws with the line and what is wrong with it. */
export async function parsePolicy(text: string): Promise<Policy> {
  if (text.length > MAX_CHARACTERS) {
    throw new Error("a policy has at most 262144 characters");
  }
  const draft = new Draft();
  for (const [index, line] of text.split("\n").entries()) {
    try {
      await draft.read(line);
    } catch (error) {
      throw new Error(`line ${index + 1}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return draft.done();
}

/** A policy as its lines come. A group can name only what stands before it, so there are no circles. */
class Draft {
  private readonly policy: Policy = {
    logs: [],
    witnesses: new Map(),
    groups: new Map(),
    quorum: "",
  };
  private readonly members = new Set<string>();

  async read(line: string): Promise<void> {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    demand(!/[\x00-\x08\x0b-\x1f\x7f]/.test(line), "a control character");
    const trimmed = line.replace(/^[ \t]+|[ \t]+$/g, "");
    if (trimmed === "" || trimmed.startsWith("#")) {
      return;
    }
    const [word = "", ...rest] = trimmed.split(/[ \t]+/);
    if (word === "log") {
      await this.log(rest);
    } else if (word === "witness") {
      await this.witness(rest);
    } else if (word === "group") {
      this.group(rest);
    } else {
      demand(word === "quorum", "a line begins with log, witness, group or quorum");
      this.quorum(rest);
    }
  }

  done(): Policy {
    demand(this.policy.quorum !== "", "the policy has no quorum line");
    return this.policy;
  }

  private async log(words: string[]): Promise<void> {
    demand(words.length === 1 || words.length === 2, "a log is: log VKEY [URL]");
    const key = await parseVerifierKey(words[0] ?? "");
    demand(key.kind === "note", "a log signs notes: its key has type 1");
    demandNew(this.policy.logs, key);
    this.policy.logs.push(key);
  }

  private async witness(words: string[]): Promise<void> {
    demand(words.length === 2 || words.length === 3, "a witness is: witness NAME VKEY [URL]");
    const [name = "", text = ""] = words;
    const key = await parseVerifierKey(text);
    demand(key.kind === "cosignature", "a witness cosigns: its key has type 4");
    demandNew([...this.policy.witnesses.values()], key);
    this.define(name);
    this.policy.witnesses.set(name, key);
  }

  private group([name = "", count = "", ...members]: string[]): void {
    demand(members.length > 0, "a group is: group NAME all|any|K MEMBER…");
    demand(this.policy.groups.size < MAX_EACH, "a policy has at most 64 groups");
    const numbered = /^(0|[1-9][0-9]{0,8})$/.test(count) ? Number(count) : 0;
    const threshold = count === "any" ? 1 : count === "all" ? members.length : numbered;
    demand(threshold >= 1 && threshold <= members.length, "the group cannot have so many members");
    for (const member of members) {
      this.demandKnown(member);
      demand(!this.members.has(member), `${member} is a member already`);
      this.members.add(member);
    }
    this.define(name);
    this.policy.groups.set(name, { threshold, members });
  }

  private quorum(words: string[]): void {
    demand(words.length === 1, "a quorum is: quorum NAME|none");
    demand(this.policy.quorum === "", "the policy has a quorum line already");
    const [name = ""] = words;
    if (name !== "none") {
      this.demandKnown(name);
    }
    this.policy.quorum = name;
  }

  private isKnown(name: string): boolean {
    return this.policy.witnesses.has(name) || this.policy.groups.has(name);
  }

  private demandKnown(name: string): void {
    demand(this.isKnown(name), `nothing is called ${name} before this line`);
  }

  private define(name: string): void {
    demand(name !== "none", "the name none is taken: it means no quorum");
    demand(!this.isKnown(name), `the name ${name} stands twice`);
  }
}

function demandNew(known: VerifierKey[], key: VerifierKey): void {
  demand(known.length < MAX_EACH, "a policy has at most 64 logs, and as many witnesses");
  const same = (one: VerifierKey) => one.publicKey.every((byte, i) => byte === key.publicKey[i]);
  demand(!known.some(same), "two have the same public key");
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new Error(otherwise);
  }
}

/** Judges a checkpoint by a policy, at a time in seconds since 1970 by the reader's clock. */
export async function judge(policy: Policy, note: Note, now: number): Promise<Judgement> {
  const judgement: Judgement = { signer: "", cosigned: [], bad: "", quorum: false };
  for (const log of policy.logs) {
    if (!judgement.signer && (await isSignedBy(note, log))) {
      judgement.signer = log.name;
    }
  }
  for (const [name, key] of policy.witnesses) {
    if (signaturesUnder(note, key).length === 0) {
      continue;
    }
    const time = await cosignedAt(note, key);
    if (time === null) {
      judgement.bad = name;
    } else if (time <= now + MAX_AHEAD) {
      judgement.cosigned.push({ name, time });
    }
  }
  judgement.quorum = isQuorum(policy, new Set(judgement.cosigned.map((one) => one.name)));
  return judgement;
}

/** Whether the log of the checkpoint signed it, no cosignature is bad, and the quorum is reached. */
export function holds(judgement: Judgement, note: Note): boolean {
  const isOfSigner = note.text.startsWith(`${judgement.signer}\n`);
  return judgement.signer !== "" && isOfSigner && !judgement.bad && judgement.quorum;
}

function isQuorum(policy: Policy, cosigners: Set<string>): boolean {
  const reached = new Set(cosigners);
  for (const [name, group] of policy.groups) {
    if (group.members.filter((member) => reached.has(member)).length >= group.threshold) {
      reached.add(name);
    }
  }
  return policy.quorum === "none" || reached.has(policy.quorum);
}
