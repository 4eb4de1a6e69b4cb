import type { Box } from "./plan";

// The way of a picker through the aisles. The floor is a grid of squares, free or not; a flood from
// a stop (breadth first, which is the shortest way where all steps are as long) tells how far every
// square is from it.

const FINEST = 250;
const MOST_SQUARES = 40_000;
/** What begins higher than people are is above their heads. */
const HEAD = 2_000;

export interface Point {
  x: number;
  y: number;
}

export interface Walk {
  /** Indices of the stops, in the order in which they are come to. */
  order: number[];
  /** Where one goes, corner by corner: from the start, past all stops, and back to it. */
  points: Point[];
  /** Where one stands at each stop, in that order. */
  stands: Point[];
  metres: number;
  /** Indices of stops to which no way leads. */
  unreachable: number[];
}

interface Grid {
  square: number;
  columns: number;
  rows: number;
  free: Uint8Array;
}

/** The shortest way found past all stops: nearest first, then crossings undone (2-opt). */
export function walkOf(floor: Box, obstacles: Box[], start: Point, stops: Box[]): Walk {
  const grid = gridOf(floor, obstacles);
  const from = nearestFree(grid, start.x - floor.x, start.y - floor.y);
  if (from < 0) {
    return { order: [], points: [], stands: [], metres: 0, unreachable: stops.map((_, i) => i) };
  }
  const flood = floodOf(grid, from);
  const stands = stops.map((stop) => standAt(grid, floor, stop, flood));
  const reached = stops.map((_, i) => i).filter((i) => (stands[i] ?? -1) >= 0);
  const squares = [from, ...reached.map((i) => stands[i] ?? 0)];
  const floods = squares.map((one, i) => (i === 0 ? flood : floodOf(grid, one)));
  const far = (a: number, b: number) => floods[a]?.[squares[b] ?? 0] ?? 0;
  const tour = untangled(nearestFirst(squares.length, far), far);
  const way: number[] = [];
  let length = 0;
  for (let i = 1; i <= tour.length; i++) {
    const [a, b] = [tour[i - 1] ?? 0, tour[i] ?? 0];
    length += far(a, b);
    way.push(...leg(grid, squares[a] ?? 0, floods[b] ?? flood));
  }
  const at = (square: number): Point => ({
    x: floor.x + ((square % grid.columns) + 0.5) * grid.square,
    y: floor.y + (Math.floor(square / grid.columns) + 0.5) * grid.square,
  });
  return {
    order: tour.slice(1).map((i) => reached[i - 1] ?? 0),
    points: corners(way).map(at),
    stands: tour.slice(1).map((i) => at(squares[i] ?? 0)),
    metres: Math.round((length * grid.square) / 1000),
    unreachable: stops.map((_, i) => i).filter((i) => !reached.includes(i)),
  };
}

function gridOf(floor: Box, obstacles: Box[]): Grid {
  const square = Math.max(FINEST, Math.ceil(Math.sqrt((floor.width * floor.depth) / MOST_SQUARES)));
  const columns = Math.max(1, Math.floor(floor.width / square));
  const rows = Math.max(1, Math.floor(floor.depth / square));
  const free = new Uint8Array(columns * rows).fill(1);
  for (const one of obstacles.filter((box) => box.z < HEAD)) {
    const left = Math.max(0, Math.ceil((one.x - floor.x) / square - 0.5));
    const right = Math.min(columns, Math.ceil((one.x + one.width - floor.x) / square - 0.5));
    const front = Math.max(0, Math.ceil((one.y - floor.y) / square - 0.5));
    const back = Math.min(rows, Math.ceil((one.y + one.depth - floor.y) / square - 0.5));
    for (let row = front; row < back; row++) {
      free.fill(0, row * columns + left, row * columns + Math.max(left, right));
    }
  }
  return { square, columns, rows, free };
}

/** How many squares away each is; -1 where no way leads. */
function floodOf({ columns, rows, free }: Grid, from: number): Int32Array {
  const far = new Int32Array(columns * rows).fill(-1);
  const queue = new Int32Array(columns * rows);
  far[from] = 0;
  queue[0] = from;
  let end = 1;
  for (let head = 0; head < end; head++) {
    const at = queue[head] ?? 0;
    for (const next of around(at, columns, rows)) {
      if (free[next] === 1 && far[next] === -1) {
        far[next] = (far[at] ?? 0) + 1;
        queue[end++] = next;
      }
    }
  }
  return far;
}

function around(at: number, columns: number, rows: number): number[] {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const all: number[] = [];
  if (x > 0) all.push(at - 1);
  if (x < columns - 1) all.push(at + 1);
  if (y > 0) all.push(at - columns);
  if (y < rows - 1) all.push(at + columns);
  return all;
}

function nearestFree(grid: Grid, x: number, y: number): number {
  return best(grid, x, y, () => true);
}

/** The free square nearest to the middle of something by which one can stand before it. */
function standAt(grid: Grid, floor: Box, stop: Box, reached: Int32Array): number {
  const reach = 1.5 * grid.square;
  const [left, front] = [stop.x - floor.x, stop.y - floor.y];
  return best(grid, left + stop.width / 2, front + stop.depth / 2, (square, x, y) => {
    const dx = Math.max(left - x, 0, x - left - stop.width);
    const dy = Math.max(front - y, 0, y - front - stop.depth);
    return (reached[square] ?? -1) >= 0 && dx + dy <= reach;
  });
}

function best(
  { square, columns, free }: Grid,
  x: number,
  y: number,
  fits: (at: number, x: number, y: number) => boolean,
): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  free.forEach((isFree, at) => {
    const [cx, cy] = [((at % columns) + 0.5) * square, (Math.floor(at / columns) + 0.5) * square];
    const away = Math.abs(cx - x) + Math.abs(cy - y);
    if (isFree === 1 && away < least && fits(at, cx, cy)) {
      found = at;
      least = away;
    }
  });
  return found;
}

/** From the first on, always to what is nearest of the rest. */
function nearestFirst(count: number, far: (a: number, b: number) => number): number[] {
  const tour = [0];
  const left = new Set(Array.from({ length: count - 1 }, (_, i) => i + 1));
  while (left.size > 0) {
    const at = tour.at(-1) ?? 0;
    const next = [...left].reduce((a, b) => (far(at, b) < far(at, a) ? b : a));
    tour.push(next);
    left.delete(next);
  }
  return tour;
}

/** Turns parts of a round around as long as that makes it shorter. */
function untangled(tour: number[], far: (a: number, b: number) => number): number[] {
  const round = [...tour];
  const at = (i: number) => round[i % round.length] ?? 0;
  for (let better = true; better; ) {
    better = false;
    for (let i = 0; i < round.length - 1; i++) {
      for (let j = i + 1; j < round.length; j++) {
        const before = far(at(i), at(i + 1)) + far(at(j), at(j + 1));
        const after = far(at(i), at(j)) + far(at(i + 1), at(j + 1));
        if (after < before) {
          round.splice(i + 1, j - i, ...round.slice(i + 1, j + 1).reverse());
          better = true;
        }
      }
    }
  }
  return round;
}

/** Square by square towards where the flood came from, straight on where that is as short. */
function leg({ columns, rows }: Grid, from: number, flood: Int32Array): number[] {
  const way = [from];
  let at = from;
  let step = 0;
  while ((flood[at] ?? 0) > 0) {
    const nearer = around(at, columns, rows).filter((one) => flood[one] === (flood[at] ?? 0) - 1);
    const next = nearer.find((one) => one - at === step) ?? nearer[0] ?? at;
    step = next - at;
    at = next;
    way.push(at);
  }
  return way;
}

/** Only where the way turns. */
function corners(way: number[]): number[] {
  return way.filter(
    (at, i) => i === 0 || i === way.length - 1 || at - (way[i - 1] ?? 0) !== (way[i + 1] ?? 0) - at,
  );
}
