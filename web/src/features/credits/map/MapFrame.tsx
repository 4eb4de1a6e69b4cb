import type { ReactNode } from "react";
import { Button } from "../../../ui/Button";
import { MinusIcon, PlusIcon } from "../../../ui/icons";
import { useWidth } from "../../../ui/useWidth";
import { usePanZoom } from "./usePanZoom";

export const WIDTH = 720;
export const HEIGHT = 380;
const NARROWEST = 200;

export interface Looking {
  zoom: number;
  shift: [number, number];
  /** How large one of the screen's pixels is, so that writing keeps its size. */
  pixel: number;
}

interface Props {
  /** What lies there, for those who do not see the map. */
  label: string;
  /** How near one is at first, and at most, in doublings. */
  start: number;
  closest: number;
  draw: (looking: Looking) => ReactNode;
  /** What stands below it. */
  children: ReactNode;
}

/** A map that is dragged, or moved and zoomed by buttons and keys; without a server of tiles. */
export function MapFrame({ label, start, closest, draw, children }: Props) {
  const { zoom, shift, near, moves } = usePanZoom(start, closest, WIDTH);
  const [width, box] = useWidth<HTMLDivElement>(NARROWEST);
  return (
    <figure className="card overflow-hidden">
      <div ref={box} className="relative">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`Map: ${label}. Arrow keys move it, plus and minus zoom.`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is moved by keys
          tabIndex={0}
          className="block w-full cursor-grab touch-pan-y bg-sunken outline-offset-[-3px] active:cursor-grabbing"
          {...moves}
        >
          {draw({ zoom, shift, pixel: WIDTH / width })}
        </svg>
        <div className="absolute top-2 right-2 grid gap-1">
          <Button aria-label="Nearer" disabled={zoom === closest} onClick={() => near(1)}>
            <PlusIcon />
          </Button>
          <Button aria-label="Farther" disabled={zoom === 0} onClick={() => near(-1)}>
            <MinusIcon />
          </Button>
        </div>
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 px-3 py-1.5 text-xs text-muted">
        {children}
        <span>Map: Natural Earth</span>
      </figcaption>
    </figure>
  );
}
