import type { Look } from "../../ui/Badge";

const DAY = 86_400_000;
const SOON_DAYS = 7;

/** What is said of something that does not keep; null if it does. */
export function expiryOf(expires: number, now: number): Look | null {
  if (expires === 0) {
    return null;
  }
  const days = Math.ceil((expires - now) / DAY);
  if (expires <= now) {
    return { says: "expired", tone: "bad" };
  }
  const says = days === 1 ? "expires within a day" : `expires in ${days} days`;
  return { says, tone: days <= SOON_DAYS ? "wood" : "plain" };
}
