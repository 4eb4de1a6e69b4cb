const FIRST = ["Quiet", "Swift", "Amber", "North", "Early", "Plain", "Bright", "Steady", "Merry"];
const WOODS = ["Hazel", "Rowan", "Willow", "Alder", "Linden", "Maple", "Juniper", "Aspen", "Elm"];

/** A name to begin with, for those who have none at hand. */
export function suggestedName(random: () => number = Math.random): string {
  const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? "";
  return `${pick(FIRST)} ${pick(WOODS)}`;
}

/** Whether a text is a principal: 32 digits of hexadecimal. */
export function isPrincipal(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
