// What the room answers, by the names that the pages use.
import type {
  CreditsBasketRow,
  CreditsBatchCard,
  CreditsChallengeCard,
  CreditsDuplicateCard,
  CreditsHistoryRow,
  CreditsHolding,
  CreditsProjectCard,
  CreditsRangeCard,
  CreditsRetirementCard,
} from "../../api/types";

export type Project = CreditsProjectCard;
export type Batch = CreditsBatchCard;
export type Holding = CreditsHolding;
export type UnitRange = CreditsRangeCard;
export type Basket = CreditsBasketRow;
export type Retirement = CreditsRetirementCard;
export type Challenge = CreditsChallengeCard;
export type Duplicate = CreditsDuplicateCard;
export type HistoryRow = CreditsHistoryRow;

/** Units by the state they are in; each is in exactly one. */
export interface Counts {
  active: number;
  reserved: number;
  pooled: number;
  buffer: number;
  retired: number;
  cancelled: number;
  expired: number;
}

/** Where the units of a batch are now. */
export function countsOf(batch: Batch): Counts {
  const { active, reserved, pooled, buffered, retired, cancelled, expiredUnits } = batch;
  return { active, reserved, pooled, buffer: buffered, retired, cancelled, expired: expiredUnits };
}
