/** What has been voted so far, and what it takes. Powers are whole units of what votes weigh. */
export interface Count {
  forPower: number;
  againstPower: number;
  abstainPower: number;
  power: number;
  quorum: number;
  /** Hundredths of a per cent of the votes for or against; more than that must be for it. */
  threshold: number;
}

export interface Tally {
  cast: number;
  quorate: boolean;
  /** Whether it would pass if voting ended now. */
  passes: boolean;
  /** Hundredths of a per cent of the votes for or against that are for it; null without any. */
  approval: number | null;
  /** How much more must vote before the quorum is reached. */
  missing: number;
}

const WHOLE = 10_000n;

/** Hundredths of a per cent, rounded down, exactly. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(part) * WHOLE) / BigInt(whole));
}

export function tallyOf(count: Count): Tally {
  const { forPower, againstPower, abstainPower, quorum, threshold } = count;
  const decided = forPower + againstPower;
  const cast = decided + abstainPower;
  const quorate = cast >= quorum;
  const beyond = BigInt(forPower) * WHOLE > BigInt(decided) * BigInt(threshold);
  return {
    cast,
    quorate,
    passes: quorate && forPower > 0 && beyond,
    approval: decided === 0 ? null : share(forPower, decided),
    missing: Math.max(0, quorum - cast),
  };
}

/** A share of all power in hundredths of a bar's width, for drawing. */
export function width(part: number, power: number): number {
  return power === 0 ? 0 : Math.min(100, share(part, power) / 100);
}
