import { useEffect, useState } from "react";
import { useAct } from "../../api/hooks";
import { messageOf } from "../../api/problem";
import { logNow } from "../../api/signing";
import { tell } from "../../ui/toasts";

/** How long orders outlive this page, in seconds. */
const CHOICES = { 0: "off", 30: "30 s", 60: "1 min", 300: "5 min", 900: "15 min" };

/** It is set again after this part of its time, so that one lost renewal does no harm. */
const RENEWED_AFTER = 1 / 3;

/**
 * The dead-man's switch: as long as this page is open it signs, again and again, that all orders
 * shall end a while later; when the page is gone they do.
 */
export function DeadMansSwitch() {
  const [seconds, setSeconds] = useState(0);
  const { mutate, error } = useAct("exchange.SetSwitch");
  useEffect(() => {
    if (seconds === 0) {
      return;
    }
    const renew = () => mutate({ until: logNow() + seconds * 1000 });
    renew();
    const timer = setInterval(renew, seconds * 1000 * RENEWED_AFTER);
    return () => clearInterval(timer);
  }, [seconds, mutate]);
  const choose = (chosen: number) => {
    setSeconds(chosen);
    if (chosen === 0) {
      mutate({ until: 0 }, { onSuccess: ({ id }) => tell("The switch is off.", id) });
    }
  };
  return (
    <label
      className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted"
      title="Dead-man's switch: all your orders end this long after this page was last open"
    >
      <span className="max-sm:sr-only">Dead-man’s switch</span>
      <select
        className={`pick ${seconds > 0 ? "border-good text-good" : ""}`}
        value={seconds}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {Object.entries(CHOICES).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {error && (
        <span role="alert" className="text-bad">
          {messageOf(error)}
        </span>
      )}
    </label>
  );
}
