export const LEVELS = ["NONE", "BASIC", "FULL", "ENHANCED"] as const;

const LEVEL_WORDS: Record<string, string> = {
  NONE: "Not verified",
  BASIC: "Basic",
  FULL: "Full",
  ENHANCED: "Enhanced",
};

const LEVEL_MEANS: Record<string, string> = {
  BASIC: "your name and date of birth, by one document",
  FULL: "your name and where you live, by two documents",
  ENHANCED: "besides, where your money comes from",
};

const KINDS: Record<string, string> = {
  identity: "Passport, identity card or register entry",
  residence: "Proof of address, not older than three months",
  funds: "Source of funds",
};

const ALERTS: Record<string, string> = {
  SANCTIONS: "Sanctions",
  CONFUSABLE_NAME: "Look-alike name",
  MIXED_SCRIPTS: "Mixed scripts",
  RESERVED_NAME: "Reserved name",
  STRUCTURING: "Structuring",
  RAPID_MOVEMENT: "Rapid movement",
};

export function levelInWords(level: string): string {
  return LEVEL_WORDS[level] ?? level;
}

export function levelMeans(level: string): string {
  return LEVEL_MEANS[level] ?? "";
}

export function kindInWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

export function alertInWords(kind: string): string {
  return ALERTS[kind] ?? kind.toLowerCase();
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A length of time in its largest whole unit. */
export function periodInWords(millis: number): string {
  for (const [unit, name] of [
    [DAY, "day"],
    [HOUR, "hour"],
    [60_000, "minute"],
  ] as const) {
    const count = millis / unit;
    if (Number.isInteger(count)) {
      return count === 1 ? `a ${name}`.replace("a hour", "an hour") : `${count} ${name}s`;
    }
  }
  return `${Math.round(millis / 1000)} seconds`;
}

export function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KiB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
