const GROUP = /(.{4})(?=.)/g;

/** A long code in groups of four, as people read and type it. */
export function grouped(code: string): string {
  return code.replace(GROUP, "$1 ");
}

/** A sheet of recovery codes, to be kept as a file. */
export function codeSheet(venue: string, who: string, codes: string[], now: Date): string {
  return [
    `Recovery codes of ${who} at ${venue}`,
    `made on ${now.toISOString().slice(0, 10)}; those made before are void.`,
    "Each is good once, in the place of a code of the authenticator.",
    "",
    ...codes,
    "",
  ].join("\n");
}
