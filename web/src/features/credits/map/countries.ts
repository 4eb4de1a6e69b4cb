import type { GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "world-atlas/countries-110m.json";

type Atlas = Parameters<typeof feature>[0];

/** The outlines of countries (Natural Earth, 1:110 m). */
export const countries = toFeatures();

function toFeatures() {
  const topology = atlas as unknown as Atlas;
  const all = feature(topology, topology.objects.countries as never) as unknown as {
    features: GeoPermissibleObjects[];
  };
  return all.features;
}
