/** A change of how much is issued and retired, at a log time. */
export interface Step {
  time: number;
  issued: number;
  retired: number;
}

export interface Totals {
  time: number;
  issued: number;
  retired: number;
}

/** The totals after each step, in the order of time, those of the same moment as one. */
export function totalsOf(steps: Step[]): Totals[] {
  const all: Totals[] = [];
  for (const step of [...steps].sort((a, b) => a.time - b.time)) {
    const { issued, retired } = all.at(-1) ?? { issued: 0, retired: 0 };
    const next = { time: step.time, issued: issued + step.issued, retired: retired + step.retired };
    if (all.at(-1)?.time === step.time) {
      all.pop();
    }
    all.push(next);
  }
  return all;
}

/** A line that goes along and then up, through the points and on to the right border. */
export function stairs(points: [number, number][], bottom: number, right: number): string {
  const [first, ...rest] = points;
  if (!first) {
    return "";
  }
  const start = `M${first[0]} ${bottom}V${first[1]}`;
  return `${start}${rest.map(([x, y]) => `H${x}V${y}`).join("")}H${right}`;
}

/** The lowest round number (1, 2, 2.5 or 5 times a power of ten) of at least so much. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((one) => one >= value) ?? power;
}
