import { worthOf } from "./fills";
import type { Instrument, Position } from "./model";

/** A position at the last price. Money is minor units of the instrument's money. */
export interface Valued {
  position: Position;
  instrument: Instrument;
  value: number;
  /** What selling all at the last price would gain or lose, before fees. */
  unrealised: number;
}

export function valued(position: Position, instrument: Instrument): Valued {
  const { last, lot, quantity, cost } = position;
  const value = worthOf(last, quantity, lot) ?? 0;
  return { position, instrument, value, unrealised: last > 0 ? value - cost : 0 };
}

export interface Sum {
  money: string;
  cost: number;
  value: number;
  unrealised: number;
  realised: number;
}

/** Sums by money: nothing is converted from one into another. */
export function sums(positions: Valued[]): Sum[] {
  const all = new Map<string, Sum>();
  for (const { position, value, unrealised } of positions) {
    const { money } = position;
    const sum = all.get(money) ?? { money, cost: 0, value: 0, unrealised: 0, realised: 0 };
    sum.cost += position.cost;
    sum.value += value;
    sum.unrealised += unrealised;
    sum.realised += position.realised;
    all.set(money, sum);
  }
  return [...all.values()];
}
