import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

const STEP_PIXELS = 60;

const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * How far a map is moved, in its own pixels, and how near one is, in doublings: dragged or by arrow
 * keys, plus and minus.
 */
export function usePanZoom(start: number, closest: number, width: number) {
  const [zoom, setZoom] = useState(start);
  const [shift, setShift] = useState<[number, number]>([0, 0]);
  const drag = useRef<[number, number] | null>(null);
  const near = (step: number) => {
    const next = Math.min(Math.max(zoom + step, 0), closest);
    const factor = 2 ** (next - zoom);
    setShift(next === 0 ? [0, 0] : [shift[0] * factor, shift[1] * factor]);
    setZoom(next);
  };
  const drop = () => {
    drag.current = null;
  };
  const moves = {
    onKeyDown: (event: KeyboardEvent) => {
      const move = MOVES[event.key];
      if (move) {
        event.preventDefault();
        setShift([shift[0] + move[0] * STEP_PIXELS, shift[1] + move[1] * STEP_PIXELS]);
      } else if (event.key === "+" || event.key === "=" || event.key === "-") {
        event.preventDefault();
        near(event.key === "-" ? -1 : 1);
      }
    },
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      drag.current = [event.clientX, event.clientY];
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (drag.current) {
        const scale = width / event.currentTarget.clientWidth;
        const [x, y] = drag.current;
        setShift([shift[0] + (event.clientX - x) * scale, shift[1] + (event.clientY - y) * scale]);
        drag.current = [event.clientX, event.clientY];
      }
    },
    onPointerUp: drop,
    onPointerCancel: drop,
  };
  return { zoom, shift, near, moves };
}
