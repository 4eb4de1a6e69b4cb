import type { CustodySlot } from "../../../api/types";

/** A rack in millimetres: bays side by side, levels above each other. */
export interface Rack {
  /** Place around it, of whose GLN its bins are. */
  within: string;
  name: string;
  x: number;
  y: number;
  bays: number;
  levels: number;
  /** Of one bin: along the rack, across it, and up. */
  length: number;
  depth: number;
  height: number;
  /** Whether it goes along the front of the building, rather than away from it. */
  across: boolean;
}

/** As many places as are arranged at once. */
export const MOST = 500;

/** The bins of a rack, named by rack, bay and level: `A-01-1`. */
export function binsOf(rack: Rack): CustodySlot[] {
  const gln = rack.within.split("/254/")[0] ?? rack.within;
  const bins: CustodySlot[] = [];
  for (let bay = 0; bay < rack.bays; bay++) {
    for (let level = 0; level < rack.levels; level++) {
      const name = `${rack.name}-${String(bay + 1).padStart(2, "0")}-${level + 1}`;
      bins.push({
        ...{ place: `${gln}/254/${name}`, name },
        x: rack.x + (rack.across ? bay * rack.length : 0),
        y: rack.y + (rack.across ? 0 : bay * rack.length),
        z: level * rack.height,
        width: rack.across ? rack.length : rack.depth,
        depth: rack.across ? rack.depth : rack.length,
        height: rack.height,
      });
    }
  }
  return bins;
}
