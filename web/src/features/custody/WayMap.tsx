import { useMemo } from "react";
import EarthMap, { type Spot } from "./EarthMap";
import type { Stop } from "./story";

/** The way that something went over the world, stop by stop. */
export default function WayMap({ stops }: { stops: Stop[] }) {
  const spots = useMemo(
    () =>
      stops.map(
        (stop, i): Spot => ({
          ...stop,
          text: String(i + 1),
          title: stop.name,
          tone: i === stops.length - 1 ? "now" : "plain",
        }),
      ),
    [stops],
  );
  const ways = useMemo(() => [stops], [stops]);
  return (
    <EarthMap
      label={stops.map((stop) => stop.name).join(", then ")}
      spots={spots}
      ways={ways}
      numbered
    >
      <ol className="flex flex-wrap gap-x-3">
        {stops.map((stop, i) => (
          <li key={`${stop.place} ${stop.since}`}>
            {i + 1} {stop.name}
          </li>
        ))}
      </ol>
    </EarthMap>
  );
}
