import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import type { DevicesDeviceRow } from "../../api/types";
import { fetchChart, SPANS } from "../devices/telemetry";
import { roughly } from "../devices/values";
import { dayOf, HOURS, hoursOf } from "./power";

/** The span of a day, as charts count them. */
const DAY = SPANS.findIndex((one) => one.label === "1 day");
/** Meters whose day is added up; more are on the page of devices. */
const MOST = 12;
const AGAIN_MILLIS = 60_000;

/** What devices with a channel `power`, in kilowatts, measure now and measured for a day. */
export function Energy({ devices }: { devices: DevicesDeviceRow[] }) {
  const meters = devices
    .filter((one) => one.channels.some((channel) => channel.name === "power"))
    .slice(0, MOST);
  const charts = useQueries({
    queries: meters.map((one) => ({
      queryKey: ["devices/telemetry", one.device, "power", "day"],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchChart(one.device, "power", { span: DAY, end: 0 }, Date.now(), HOURS, signal),
      refetchInterval: AGAIN_MILLIS,
    })),
  });
  if (meters.length === 0) {
    return null;
  }
  const now = Date.now();
  const hours = hoursOf(
    charts.map((one) => one.data),
    now,
  );
  const total = hours.reduce((all, one) => all + one, 0);
  return (
    <section aria-labelledby="energy">
      <h2 id="energy" className="mb-3">
        Energy
      </h2>
      <div className="card grid gap-3 p-4 text-sm">
        <p>
          <strong className="font-semibold">{roughly(total)} kWh</strong> in the last 24 hours
        </p>
        <Bars hours={hours} />
        <ul className="grid">
          {meters.map((one, i) => (
            <li
              key={one.device}
              className="flex min-h-[24px] flex-wrap items-center justify-between gap-x-3"
            >
              <Link
                className="link inline-flex min-h-[24px] items-center"
                to={`/devices/${one.device}`}
              >
                {one.label || one.device.slice(0, 8)}
              </Link>
              <span>
                {roughly(one.channels.find((channel) => channel.name === "power")?.last ?? 0)} kW
                now, {roughly(dayOf(charts[i]?.data, now))} kWh
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Bars({ hours }: { hours: number[] }) {
  const most = Math.max(...hours, 1);
  return (
    <svg
      viewBox={`0 0 ${HOURS * 10} 48`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Energy by the hour, ${roughly(most)} kWh at most`}
      className="h-12 w-full"
    >
      {hours.map((one, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place in the day
          key={i}
          x={i * 10 + 1}
          width="8"
          y={48 - (one / most) * 46}
          height={(one / most) * 46}
          className="fill-wood"
        />
      ))}
    </svg>
  );
}
