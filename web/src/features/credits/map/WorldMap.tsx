import { geoCircle, geoContains, geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { useMemo } from "react";
import { Button } from "../../../ui/Button";
import { MinusIcon, PlusIcon } from "../../../ui/icons";
import { countries } from "./countries";
import {
  angleOf,
  degrees,
  lengthInWords,
  type Place,
  placeInWords,
  roundLength,
} from "./geography";
import { usePanZoom } from "./usePanZoom";

const WIDTH = 720;
const HEIGHT = 380;
const CLOSEST = 9;
const EARTH_METRES = 40_030_228;

interface Props {
  /** What lies there, for those who do not see the map. */
  name: string;
  place: Place;
}

/**
 * The world (Natural Earth, 1:110 m) around one place, in equal areas, without a server of tiles:
 * drag or arrow keys move it, plus and minus change how near one is.
 */
export default function WorldMap({ name, place }: Props) {
  const { zoom, shift, near, moves } = usePanZoom(startOf(place), CLOSEST, WIDTH);
  return (
    <figure className="card overflow-hidden">
      <div className="relative">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`Map: ${name} at ${placeInWords(place)}. Arrow keys move it, plus and minus zoom.`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is moved by keys
          tabIndex={0}
          className="block w-full cursor-grab touch-pan-y bg-sunken outline-offset-[-3px] active:cursor-grabbing"
          {...moves}
        >
          <Drawing {...{ place, zoom, shift }} />
        </svg>
        <div className="absolute top-2 right-2 grid gap-1">
          <Button aria-label="Nearer" disabled={zoom === CLOSEST} onClick={() => near(1)}>
            <PlusIcon />
          </Button>
          <Button aria-label="Farther" disabled={zoom === 0} onClick={() => near(-1)}>
            <MinusIcon />
          </Button>
        </div>
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 px-3 py-1.5 text-xs text-muted">
        <span>
          {placeInWords(place)}
          {place.extent > 0 && `, within ${lengthInWords(place.extent)}`}
        </span>
        <span>Map: Natural Earth</span>
      </figcaption>
    </figure>
  );
}

/** Near enough to see the extent, yet with its country around it. */
function startOf({ extent }: Place): number {
  const wanted = Math.log2(EARTH_METRES / Math.max(extent * 40, 1));
  return Math.round(Math.min(Math.max(wanted, 1), 3));
}

interface DrawingProps {
  place: Place;
  zoom: number;
  shift: [number, number];
}

function Drawing({ place, zoom, shift }: DrawingProps) {
  const at = useMemo<[number, number]>(
    () => [degrees(place.longitude), degrees(place.latitude)],
    [place.longitude, place.latitude],
  );
  const home = useMemo(() => countries.find((one) => geoContains(one, at)), [at]);
  const scale = (HEIGHT / 2.85) * 2 ** zoom;
  const path = useMemo(() => {
    const projection = geoEqualEarth().rotate([-at[0], 0]).scale(scale).translate([0, 0]);
    const [, y] = zoom === 0 ? [0, 0] : (projection(at) ?? [0, 0]);
    projection.translate([WIDTH / 2 + shift[0], HEIGHT / 2 - y + shift[1]]).clipExtent([
      [-20, -20],
      [WIDTH + 20, HEIGHT + 20],
    ]);
    return { draw: geoPath(projection), at: projection(at) ?? [WIDTH / 2, HEIGHT / 2] };
  }, [at, scale, zoom, shift]);
  const { draw } = path;
  const [x, y] = path.at;
  const extent = place.extent > 0 && geoCircle().center(at).radius(angleOf(place.extent))();
  return (
    <>
      <path d={draw(geoGraticule10()) ?? ""} className="fill-none stroke-line" strokeWidth="0.6" />
      {countries.map((country, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the world never changes
          key={i}
          d={draw(country) ?? ""}
          className={`stroke-edge ${country === home ? "fill-wood-soft" : "fill-surface"}`}
          strokeWidth="0.6"
        />
      ))}
      {extent && (
        <path
          d={draw(extent) ?? ""}
          className="fill-accent stroke-accent"
          fillOpacity="0.22"
          strokeWidth="1.2"
        />
      )}
      <circle cx={x} cy={y} r="5" className="fill-accent stroke-surface" strokeWidth="2" />
      <Scale scale={scale} />
    </>
  );
}

/** A bar of a round length, true at the middle of the map. */
function Scale({ scale }: { scale: number }) {
  const metresPerPixel = EARTH_METRES / (2 * Math.PI) / scale;
  const length = roundLength(metresPerPixel * 120);
  const width = length / metresPerPixel;
  return (
    <g transform={`translate(14 ${HEIGHT - 16})`}>
      <path d={`M0-5V0H${width}V-5`} className="fill-none stroke-ink" strokeWidth="1.2" />
      <text x="4" y="-5" className="fill-ink text-[11px]">
        {lengthInWords(length)}
      </text>
    </g>
  );
}
