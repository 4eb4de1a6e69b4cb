import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { useWidth } from "../../ui/useWidth";
import {
  type Chart,
  fetchChart,
  keyed,
  moved,
  type Point,
  runsOf,
  SPANS,
  type View,
  zoomed,
} from "./telemetry";
import { NO_BOUND, valueInWords } from "./values";

const NARROWEST = 300;
const HEIGHT = 220;
const TOP = 18;
const BOTTOM = HEIGHT - 22;
const POINTS = 360;

const date = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

interface Props {
  device: string;
  channel: string;
}

/** Readings of a channel: average over the band from smallest to largest, minutes to years. */
export function TelemetryChart({ device, channel }: Props) {
  const [view, setView] = useState<View>({ span: 3, end: 0 });
  const chart = useQuery({
    queryKey: ["devices/telemetry", device, channel, view],
    queryFn: ({ signal }) => fetchChart(device, channel, view, Date.now(), POINTS, signal),
    placeholderData: keepPreviousData,
  });
  const thresholds = usePages("devices/thresholds", { device });
  const bounds = thresholds.rows
    .filter((one) => one.channel === channel)
    .flatMap((one) => [one.low, one.high])
    .filter((bound) => Math.abs(bound) < NO_BOUND);
  const [width, box] = useWidth<HTMLElement>(NARROWEST);
  const press = (event: KeyboardEvent) => {
    const next = keyed(view, event.key, Date.now());
    if (next) {
      event.preventDefault();
      setView(next);
    }
  };
  return (
    <figure ref={box} className="card grid gap-2 p-3 *:min-w-0">
      <fieldset className="flex flex-wrap gap-1" aria-label={`Span of ${channel}`}>
        {SPANS.map(({ label }, i) => (
          <Button
            key={label}
            kind={i === view.span ? "primary" : "quiet"}
            aria-pressed={i === view.span}
            onClick={() => setView(zoomed(view, i - view.span, Date.now()))}
          >
            {label}
          </Button>
        ))}
        <span className="ml-auto flex gap-1">
          <Button onClick={() => setView(moved(view, -1, Date.now()))}>Earlier</Button>
          <Button disabled={view.end === 0} onClick={() => setView(moved(view, 1, Date.now()))}>
            Later
          </Button>
        </span>
      </fieldset>
      <ErrorNote error={chart.error} retry={() => void chart.refetch()} />
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={spoken(channel, chart.data)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is moved by keys
        tabIndex={0}
        className="w-full"
        onKeyDown={press}
      >
        {chart.data && <Drawing {...{ width, bounds }} chart={chart.data} />}
      </svg>
    </figure>
  );
}

function spoken(channel: string, chart: Chart | undefined): string {
  const points = chart?.points ?? [];
  if (points.length === 0) {
    return `${channel}: no readings here. Arrow keys move the chart, plus and minus zoom.`;
  }
  const { low, high } = extremes(points);
  return (
    `${channel} from ${valueInWords(low)} to ${valueInWords(high)}, at last ` +
    `${valueInWords(points.at(-1)?.average ?? 0)}. Arrow keys move the chart, plus and minus zoom.`
  );
}

function extremes(points: readonly Point[]) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const point of points) {
    low = Math.min(low, point.minimum);
    high = Math.max(high, point.maximum);
  }
  return { low, high };
}

function highest(point: Point): number {
  return point.maximum;
}

function lowest(point: Point): number {
  return point.minimum;
}

interface DrawingProps {
  chart: Chart;
  width: number;
  /** What is alarming lies beyond these. */
  bounds: number[];
}

function Drawing({ chart: { from, until, stepMillis, points }, width, bounds }: DrawingProps) {
  if (points.length === 0) {
    return (
      <text x={width / 2} y={HEIGHT / 2} textAnchor="middle" className="fill-muted text-[13px]">
        No readings here.
      </text>
    );
  }
  const seen = extremes(points);
  const ends = [...new Set([seen.low, seen.high])];
  const low = Math.min(seen.low, ...bounds);
  const high = Math.max(seen.high, ...bounds);
  const x = (time: number) => (((time - from) / (until - from)) * width).toFixed(1);
  const y = (value: number) =>
    (BOTTOM - ((value - low) / Math.max(high - low, 1)) * (BOTTOM - TOP)).toFixed(1);
  const line = (of: Point[], value: (point: Point) => number) =>
    of.map((point) => `${x(point.time)} ${y(value(point))}`).join("L");
  return (
    <>
      {ends.map((value) => (
        <path key={value} d={`M0 ${y(value)}H${width}`} className="stroke-line" />
      ))}
      {[...new Set(bounds)].map((bound) => (
        <path
          key={bound}
          d={`M0 ${y(bound)}H${width}`}
          className="stroke-bad"
          strokeDasharray="4 4"
        />
      ))}
      {runsOf(points, stepMillis).map((run) => (
        <g key={run[0]?.time}>
          <path
            d={`M${line(run, highest)}L${line(run.toReversed(), lowest)}Z`}
            className="fill-accent stroke-accent"
            fillOpacity="0.2"
            strokeOpacity="0.3"
          />
          <path
            d={`M${line(run, (one) => one.average)}${run.length === 1 ? "h2" : ""}`}
            className="fill-none stroke-accent"
            strokeWidth="1.6"
          />
        </g>
      ))}
      {ends.map((value) => (
        <text
          key={value}
          x="4"
          y={Number(y(value)) - 4}
          className="fill-muted stroke-surface text-[11px]"
          paintOrder="stroke"
          strokeWidth="4"
        >
          {valueInWords(value)}
        </text>
      ))}
      <text x="4" y={HEIGHT - 6} className="fill-muted text-[11px]">
        {date.format(from)}
      </text>
      <text x={width - 4} y={HEIGHT - 6} textAnchor="end" className="fill-muted text-[11px]">
        {date.format(until)}
      </text>
    </>
  );
}
