import type { MarketOpenReview } from "../../api/types";
import { randomHex, sha256, toHex, utf8 } from "../../proof/bytes";

/**
 * The seal of a review: hex SHA-256 of its text. The salt keeps the few possible reviews from being
 * guessed.
 */
export async function sealOf(review: MarketOpenReview): Promise<string> {
  const { order, author, stars, salt, text } = review;
  return toHex(
    await sha256(utf8(`tallystick.review/v1\n${order}\n${author}\n${stars}\n${salt}\n${text}`)),
  );
}

export function newSalt(): string {
  return randomHex(16);
}

const key = (seal: string) => `tallystick.review.${seal}`;

/** One's own sealed review, and whether the venue has its text. */
export interface KeptReview {
  review: MarketOpenReview;
  isDeposited: boolean;
}

/**
 * Keeps the text of one's own sealed review in this browser: without it nobody could open the
 * seal, should the venue lose what was left with it.
 */
export function remember(seal: string, kept: KeptReview): void {
  localStorage.setItem(key(seal), JSON.stringify(kept));
}

export function recall(seal: string): KeptReview | null {
  try {
    return JSON.parse(localStorage.getItem(key(seal)) ?? "null");
  } catch {
    return null;
  }
}
