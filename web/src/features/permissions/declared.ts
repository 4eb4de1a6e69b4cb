/** What is declared of one action, query or address. */
export interface Declared {
  kind: "ACTION" | "QUERY" | "OPERATION";
  room: string;
  /** Wire name of an action, `<room>/<query>`, or the id of an operation. */
  name: string;
  /** Who may, as the end of a sentence. */
  may: string;
  roles: string[];
  /** Type of the resource that is named when one asks whether somebody may. */
  about: string;
}

/** What an evaluation answers (AuthZEN 1.0). */
export interface Evaluation {
  decision: boolean;
  context: { reason: string; may?: string };
}

export interface Wanted {
  words: string;
  role: string;
  kind: string;
}

export const KINDS: Record<Declared["kind"], string> = {
  ACTION: "does",
  QUERY: "reads",
  OPERATION: "calls",
};

/** All roles that somebody may need, in the order of the alphabet. */
export function rolesOf(all: Declared[]): string[] {
  return [...new Set(all.flatMap((one) => one.roles))].sort();
}

/** What fits what is looked for. */
export function found(all: Declared[], { words, role, kind }: Wanted): Declared[] {
  const text = words.trim().toLowerCase();
  return all.filter(
    (one) =>
      (role === "" || one.roles.includes(role)) &&
      (kind === "" || one.kind === kind) &&
      `${one.name} ${one.may}`.toLowerCase().includes(text),
  );
}

/** By room, in the order in which rooms come. */
export function byRoom(all: Declared[]): [string, Declared[]][] {
  const rooms = new Map<string, Declared[]>();
  for (const one of all) {
    rooms.set(one.room, [...(rooms.get(one.room) ?? []), one]);
  }
  return [...rooms];
}

/** The question whether somebody may, for `POST /access/v1/evaluation`. */
export function question(one: Declared, principal: string, id: string) {
  const action = one.kind === "ACTION" ? one.name : one.kind === "QUERY" ? "read" : "call";
  const about = one.kind === "ACTION" ? (one.about === "room" ? one.room : id.trim()) : one.name;
  return {
    subject: { type: "principal", id: principal.trim() },
    action: { name: action },
    resource: { type: one.about, id: about },
  };
}

/** Whether the question needs to say of which object. */
export function namesObject(one: Declared): boolean {
  return one.kind === "ACTION" && one.about !== "room";
}

/** Answers in words. */
export function inWords({ decision, context }: Evaluation): string {
  if (decision) {
    return "Yes: permitted.";
  }
  switch (context.reason) {
    case "subject-unknown":
      return "No: there is no such principal.";
    case "not-permitted":
      return `No: this is for ${context.may}.`;
    default:
      return "No: there is nothing like that to do.";
  }
}
