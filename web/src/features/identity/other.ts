/** Another in whose name one acts, for as long as one is oneself and this tab is open. */
export interface Other {
  self: string;
  principal: string;
  name: string;
}

const KEY = "tallystick.acts-for";

export function readOther(): Other | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

export function keepOther(other: Other | null): void {
  if (other) {
    sessionStorage.setItem(KEY, JSON.stringify(other));
  } else {
    sessionStorage.removeItem(KEY);
  }
}
