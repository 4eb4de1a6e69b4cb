import { useEffect, useState } from "react";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const full = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

interface TimeProps {
  at: number;
  /** Always the whole of it. */
  precise?: boolean;
  /** The clock with its seconds, for what is near. */
  seconds?: boolean;
}

/** A log time: the clock today, the date before; whole when pointed at. */
export function Time({ at, precise = false, seconds = false }: TimeProps) {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={date.toISOString()} title={full.format(date)} className="whitespace-nowrap">
      {precise ? full.format(date) : today ? (seconds ? exact : clock).format(date) : dated(date)}
    </time>
  );
}

function dated(date: Date): string {
  return `${day.format(date)}, ${clock.format(date)}`;
}

/** How long there is until a deadline. */
export function Until({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(at).toISOString()} title={full.format(new Date(at))}>
      {remaining(at - now)}
    </time>
  );
}

/** Says a time left in its two largest parts. */
export function remaining(millis: number): string {
  if (millis <= 0) {
    return "time is over";
  }
  if (millis < HOUR) {
    return `${Math.ceil(millis / MINUTE)} min left`;
  }
  if (millis < 2 * DAY) {
    return `${Math.floor(millis / HOUR)} h left`;
  }
  return `${Math.floor(millis / DAY)} days left`;
}
