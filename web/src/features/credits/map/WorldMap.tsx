import { geoCircle, geoContains, geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { useMemo } from "react";
import { countries } from "./countries";
import {
  angleOf,
  degrees,
  lengthInWords,
  type Place,
  placeInWords,
  roundLength,
} from "./geography";
import { HEIGHT, type Looking, MapFrame, WIDTH } from "./MapFrame";

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
  return (
    <MapFrame
      label={`${name} at ${placeInWords(place)}`}
      start={startOf(place)}
      closest={CLOSEST}
      draw={(looking) => <Drawing place={place} {...looking} />}
    >
      <span>
        {placeInWords(place)}
        {place.extent > 0 && `, within ${lengthInWords(place.extent)}`}
      </span>
    </MapFrame>
  );
}

/** Near enough to see the extent, yet with its country around it. */
function startOf({ extent }: Place): number {
  const wanted = Math.log2(EARTH_METRES / Math.max(extent * 40, 1));
  return Math.round(Math.min(Math.max(wanted, 1), 3));
}

interface DrawingProps extends Looking {
  place: Place;
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
