import { lazy, Suspense } from "react";
import type { Place } from "./geography";

// The world's outlines are fetched only where a map is shown.
const WorldMap = lazy(() => import("./WorldMap"));

/** A map of one place, that holds its room while it comes. */
export function ProjectMap({ name, place }: { name: string; place: Place }) {
  return (
    <Suspense fallback={<div aria-hidden="true" className="card aspect-[720/405] bg-sunken" />}>
      <WorldMap {...{ name, place }} />
    </Suspense>
  );
}
