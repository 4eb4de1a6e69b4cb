import type { Receipt } from "../api/server";
import { type Bytes, equal, fromBase64Url, utf8 } from "./bytes";
import { climb, leafHash, type Rung } from "./merkle";
import { type Checkpoint, parseCheckpoint } from "./note";
import { type Cosigned, type Judgement, judge, type Policy, parsePolicy } from "./policy";
import { leafText, outcomeOf, principalOf, said } from "./receipt";
import { SUITES, suiteOf, verifies } from "./signature";
import { parseProof, type TlogProof } from "./tlogProof";

/** The checks of a receipt, in the order in which they are made. */
export const CHECKS = {
  signature: "The key signed exactly these bytes",
  action: "The bytes speak of this action, at this log",
  outcome: "Decision and outcome text agree",
  position: "The proof is for this place in the log",
  inclusion: "The leaf leads to the root",
  checkpoint: "The log's key signed the root",
  cosigners: "Those whom the policy asks for cosigned it",
} as const;

export type CheckName = keyof typeof CHECKS;

export interface Check {
  name: CheckName;
  good: boolean;
  /** What was compared, or why it failed. */
  finding: string;
}

/** What was found, with what there is to draw. */
export interface Verdict {
  checks: Check[];
  good: boolean;
  leaf: Bytes | null;
  path: Rung[];
  checkpoint: Checkpoint | null;
  cosigned: Cosigned[];
}

/**
 * Checks a receipt against nothing but the given policy: whatever the server said beside the receipt
 * is not asked. Never throws; what cannot be read fails its check.
 */
export async function verify(
  receipt: Receipt,
  policyText: string,
  now = Date.now() / 1000,
): Promise<Verdict> {
  const parsed = attempt(() => parseProof(receipt.proof));
  const head = parsed && attempt(() => parseCheckpoint(parsed.note.text));
  const leaf = await leafText(receipt)
    .then((text) => leafHash(utf8(text)))
    .catch(() => null);
  const path =
    parsed && head && leaf ? await climb(parsed.index, head.size, leaf, parsed.hashes) : null;
  const policy = await parsePolicy(policyText).catch((error: Error) => error);
  const judged =
    parsed && !(policy instanceof Error) ? await judge(policy, parsed.note, now) : null;
  const checks = [
    await check("signature", () => signature(receipt)),
    await check("action", async () => action(receipt, head)),
    await check("outcome", async () => outcome(receipt)),
    await check("position", async () => position(receipt, parsed)),
    await check("inclusion", async () => inclusion(path, leaf, head)),
    await check("checkpoint", async () => checkpoint(head, policy, judged)),
    await check("cosigners", async () => cosigners(policy, judged)),
  ];
  return {
    checks,
    good: checks.every((one) => one.good),
    leaf,
    path: path ?? [],
    checkpoint: head,
    cosigned: judged?.cosigned ?? [],
  };
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function check(name: CheckName, run: () => Promise<string>): Promise<Check> {
  try {
    return { name, good: true, finding: await run() };
  } catch (error) {
    return { name, good: false, finding: error instanceof Error ? error.message : String(error) };
  }
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new Error(otherwise);
  }
}

async function signature(receipt: Receipt): Promise<string> {
  const payload = fromBase64Url(receipt.envelope.payload);
  const bytes = fromBase64Url(receipt.envelope.signature);
  const good = await verifies(receipt.envelope.key, payload, bytes);
  demand(good, "the signature is not by this key over this payload");
  const founded = await principalOf(receipt.envelope.key);
  const by = attempt(() => said(receipt).by);
  const whose = founded === by ? "the key that founded the principal" : "a later key";
  return `${SUITES[suiteOf(receipt.envelope.key)]} over ${payload.length} bytes, by ${whose}`;
}

function action(receipt: Receipt, head: Checkpoint | null): string {
  const found = said(receipt);
  demand(found.id === receipt.id, `the payload speaks of ${found.id}`);
  demand(!head || found.log === head.origin, `it was signed for the log ${found.log}`);
  return `${found.type}, ${found.id}`;
}

function outcome(receipt: Receipt): string {
  const found = outcomeOf(receipt);
  demand(found.accepted === receipt.accepted, "the receipt says otherwise than the outcome");
  demand(found.reason === receipt.reason, "the receipt gives another reason than the outcome");
  const events = found.events.length === 1 ? "1 event" : `${found.events.length} events`;
  return found.accepted ? `accepted, ${events}` : `refused, ${found.reason}`;
}

function position(receipt: Receipt, proof: TlogProof | null): string {
  demand(proof !== null, receipt.proof ? "the proof cannot be read" : "there is no proof yet");
  demand(proof?.index === receipt.position, `the proof is for leaf ${proof?.index}`);
  return `leaf ${receipt.position}`;
}

function inclusion(path: Rung[] | null, leaf: Bytes | null, head: Checkpoint | null): string {
  demand(leaf !== null, "the leaf cannot be computed");
  demand(head !== null, "the checkpoint cannot be read");
  demand(path !== null, "the proof does not fit a tree of this size");
  const root = path?.at(-1)?.parent ?? leaf;
  demand(!!root && !!head && equal(root, head.root), "the path leads to another root");
  return `${path?.length} steps to the root of ${head?.size} leaves`;
}

function checkpoint(
  head: Checkpoint | null,
  policy: Policy | Error,
  judged: Judgement | null,
): string {
  demand(head !== null, "the checkpoint cannot be read");
  if (policy instanceof Error) {
    throw new Error(`the policy cannot be read: ${policy.message}`);
  }
  demand(!!judged?.signer, "the checkpoint is not signed by the pinned key");
  demand(head?.origin === judged?.signer, `the checkpoint is of ${head?.origin}`);
  return `signed as ${judged?.signer}`;
}

function cosigners(policy: Policy | Error, judged: Judgement | null): string {
  if (policy instanceof Error || !judged) {
    throw new Error("there is no checkpoint to judge");
  }
  demand(!judged.bad, `the cosignature of ${judged.bad} is not by its key`);
  const names = judged.cosigned.map((one) => one.name).join(", ") || "nobody";
  demand(judged.quorum, `the policy's quorum ${policy.quorum} is not reached: ${names} cosigned`);
  return policy.quorum === "none"
    ? "the policy asks for nobody"
    : `${names} cosigned, which is the quorum ${policy.quorum}`;
}
