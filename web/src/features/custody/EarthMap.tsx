import { type GeoProjection, geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { type ReactNode, useMemo } from "react";
import { countries } from "../credits/map/countries";
import { degrees } from "../credits/map/geography";
import { HEIGHT, type Looking, MapFrame, WIDTH } from "../credits/map/MapFrame";

const MARGIN = 70;
const CLOSEST = 12;
const NONE: Way[] = [];
/** Pixels of a radian where all spots are in one town: a country fills the map. */
const NEAREST = 2_000;
/** Spots nearer to each other than this, on the screen, are drawn as one. */
const APART = 14;

/** Something on the map; positions in millionths of a degree. */
export interface Spot {
  latitude: number;
  longitude: number;
  /** What stands above it. */
  text: string;
  /** What is said when it is pointed at. */
  title: string;
  tone: "plain" | "now" | "bad";
}

/** Positions in millionths of a degree, one after the other. */
export type Way = { latitude: number; longitude: number }[];

interface Props {
  /** What lies there, for those who do not see the map. */
  label: string;
  spots: Spot[];
  /** Where something went or goes, from one position to the next. */
  ways?: Way[];
  /** Whether what stands above spots are numbers, of which none stands for others. */
  numbered?: boolean;
  children: ReactNode;
}

/** Spots on the world (Natural Earth, 1:110 m), all of them in sight at first. */
export default function EarthMap(props: Props) {
  const { label, spots, ways = NONE, numbered = false, children } = props;
  return (
    <MapFrame
      label={label}
      start={0}
      closest={CLOSEST}
      draw={(looking) => <Drawing {...{ spots, ways, numbered }} {...looking} />}
    >
      {children}
    </MapFrame>
  );
}

interface DrawingProps extends Looking {
  spots: Spot[];
  ways: Way[];
  numbered: boolean;
}

function Drawing({ spots, ways, numbered, zoom, shift, pixel }: DrawingProps) {
  const points = useMemo(() => spots.map(pointOf), [spots]);
  const projection = useMemo(() => fitted(points, zoom, shift), [points, zoom, shift]);
  const draw = geoPath(projection);
  const heaps = heapsOf(
    spots,
    points.map((point): [number, number] => projection(point) ?? [0, 0]),
    APART * pixel,
  );
  return (
    <>
      <path d={draw(geoGraticule10()) ?? ""} className="fill-none stroke-line" strokeWidth="0.6" />
      {countries.map((country, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the world never changes
          key={i}
          d={draw(country) ?? ""}
          className="fill-surface stroke-edge"
          strokeWidth="0.6"
        />
      ))}
      {ways.map((way) => (
        <path
          key={way.map((at) => `${at.longitude} ${at.latitude}`).join()}
          d={draw({ type: "LineString", coordinates: way.map(pointOf) }) ?? ""}
          className="fill-none stroke-accent"
          strokeWidth="1.8"
          strokeDasharray="5 3"
        />
      ))}
      {heaps.map(({ at: [x, y], spots }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y}) scale(${pixel})`}>
          <title>{spots.map((one) => one.title).join(", ")}</title>
          <circle
            r={spots.some((one) => one.tone !== "plain") ? 7 : 5}
            className={`stroke-surface ${colourOf(spots)}`}
            strokeWidth="2"
          />
          <text
            y="-11"
            textAnchor="middle"
            className="fill-ink stroke-surface text-[12px]"
            paintOrder="stroke"
            strokeWidth="3"
          >
            {textOf(spots, numbered)}
          </text>
        </g>
      ))}
    </>
  );
}

function pointOf(at: { latitude: number; longitude: number }): [number, number] {
  return [degrees(at.longitude), degrees(at.latitude)];
}

/** Stops of a way are numbers, of which all count; of places the first stands for the rest. */
function textOf(spots: Spot[], numbered: boolean): string {
  const texts = [...new Set(spots.map((one) => one.text))];
  if (numbered) {
    return texts.join(", ");
  }
  return texts.length > 1 ? `${texts[0]} +${texts.length - 1}` : (texts[0] ?? "");
}

function colourOf(spots: Spot[]): string {
  const has = (tone: Spot["tone"]) => spots.some((one) => one.tone === tone);
  return has("bad") ? "fill-bad" : has("now") ? "fill-accent" : "fill-wood";
}

interface Heap {
  at: [number, number];
  spots: Spot[];
}

/** What lies so near together that it could not be told apart. */
function heapsOf(spots: Spot[], at: [number, number][], apart: number): Heap[] {
  const heaps: Heap[] = [];
  spots.forEach((spot, i) => {
    const [x, y] = at[i] ?? [0, 0];
    const heap = heaps.find((one) => Math.hypot(one.at[0] - x, one.at[1] - y) < apart);
    if (heap) {
      heap.spots.push(spot);
    } else {
      heaps.push({ at: [x, y], spots: [spot] });
    }
  });
  return heaps;
}

function fitted(points: [number, number][], zoom: number, shift: [number, number]): GeoProjection {
  const projection = geoEqualEarth()
    .rotate([-middle(points), 0])
    .scale(1)
    .translate([0, 0]);
  const flat = points.map((at): [number, number] => projection(at) ?? [0, 0]);
  const [left, right] = ends(flat.map(([x]) => x));
  const [top, bottom] = ends(flat.map(([, y]) => y));
  const fits = Math.min(
    (WIDTH - 2 * MARGIN) / (right - left),
    (HEIGHT - 2 * MARGIN) / (bottom - top),
    NEAREST,
  );
  const scale = fits * 2 ** zoom;
  return projection
    .scale(scale)
    .translate([
      WIDTH / 2 - ((left + right) / 2) * scale + shift[0],
      HEIGHT / 2 - ((top + bottom) / 2) * scale + shift[1],
    ])
    .clipExtent([
      [-20, -20],
      [WIDTH + 20, HEIGHT + 20],
    ]);
}

/** The longitude in the middle of some, also across the date line. */
function middle(points: [number, number][]): number {
  const radians = points.map(([longitude]) => (longitude * Math.PI) / 180);
  const sum = (of: (angle: number) => number) => radians.reduce((all, one) => all + of(one), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}

function ends(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
