import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTheme } from "../../../app/theme";
import { Button } from "../../../ui/Button";
import { MinusIcon, PlusIcon } from "../../../ui/icons";
import { useMedia } from "../../exchange/useMedia";
import { isDirection, neighbour, type Plan } from "./plan";
import type { Look, Palette } from "./scene";
import { Stage } from "./stage";
import { XrButtons } from "./XrButtons";

const NEARER = 0.8;

interface Props {
  plan: Plan;
  look: Look;
  onSelect: (place: string) => void;
}

/** The building in three dimensions; whoever cannot see it has the table with the same. */
export default function View3d({ plan, look, onSelect }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const [isPossible, setPossible] = useState(true);
  const [theme] = useTheme();
  const isDark = useMedia("(prefers-color-scheme: dark)");
  useEffect(() => {
    const { current } = canvas;
    if (!current) {
      return;
    }
    try {
      stage.current = new Stage(current, (place) => select.current(place));
    } catch {
      setPossible(false);
      return;
    }
    const seen = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) {
        stage.current?.resize(width, height);
      }
    });
    seen.observe(current);
    return () => {
      seen.disconnect();
      stage.current?.close();
      stage.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is another in each theme
  useEffect(() => {
    stage.current?.show(plan, look, paletteOfPage());
  }, [plan, look, theme, isDark]);
  if (!isPossible) {
    return (
      <p className="card grid h-full place-items-center px-4 py-10 text-center text-muted">
        This machine draws nothing in three dimensions. The table below says the same.
      </p>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = plan.bins.find((one) => one.place === look.selected) ?? plan.bins[0];
    if (isDirection(event.key) && at) {
      event.preventDefault();
      onSelect(look.selected === "" ? at.place : neighbour(plan.bins, at, event.key).place);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      stage.current?.nearer(event.key === "-" ? 1 / NEARER : NEARER);
    } else if (event.key === "Escape") {
      onSelect("");
    }
  };
  return (
    <div className="relative h-full">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${plan.name} in three dimensions. Arrow keys choose the next place, page up and down the one above or below, plus and minus zoom. The table below says the same.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="block size-full cursor-grab bg-sunken outline-offset-[-3px] active:cursor-grabbing"
      />
      <div className="absolute top-2 right-2 grid gap-1">
        <Button aria-label="Nearer" onClick={() => stage.current?.nearer(NEARER)}>
          <PlusIcon />
        </Button>
        <Button aria-label="Farther" onClick={() => stage.current?.nearer(1 / NEARER)}>
          <MinusIcon />
        </Button>
      </div>
      <div className="absolute top-2 left-2 flex flex-wrap gap-1">
        <Button onClick={() => stage.current?.look("above")}>From above</Button>
        <Button onClick={() => stage.current?.look("corner")}>From the front</Button>
        <XrButtons onEnter={(mode) => stage.current?.enter(mode) ?? Promise.resolve()} />
      </div>
    </div>
  );
}

function paletteOfPage(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    floor: of("surface"),
    zone: of("line"),
    line: of("edge"),
    ink: of("ink"),
    label: of("surface"),
    good: of("accent"),
    soon: of("wood"),
    expired: of("bad"),
    accent: of("wood-ink"),
  };
}
