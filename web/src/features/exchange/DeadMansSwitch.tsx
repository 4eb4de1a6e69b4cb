import { useEffect, useState } from "react";
import { useAct, useRow } from "../../api/hooks";
import { messageOf } from "../../api/problem";
import { logNow } from "../../api/signing";
import { Time } from "../../ui/Time";
import { tell } from "../../ui/toasts";

/** How long orders outlive this page, in seconds. */
const CHOICES = { 0: "off", 30: "30 s", 60: "1 min", 300: "5 min", 900: "15 min" };

/** What is chosen while a switch is set that this page does not renew. */
const ELSEWHERE = -1;

/** It is set again after this part of its time, so that one lost renewal does no harm. */
const RENEWED_AFTER = 1 / 3;

/**
 * The dead-man's switch: as long as this page is open it signs, again and again, that all orders
 * shall end a while later; when the page is gone they do.
 */
export function DeadMansSwitch({ owner }: { owner: string }) {
  const [seconds, setSeconds] = useState(0);
  const { mutate, error } = useAct("exchange.SetSwitch");
  const set = useRow("exchange/switch", { owner });
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
  return <SwitchChoice {...{ seconds, error }} until={set.data?.until ?? 0} onChoose={choose} />;
}

interface Props {
  /** How long this page lets orders live; 0 when it does not renew a switch. */
  seconds: number;
  /** Until when a switch is set, from here or from elsewhere, in log time; 0 when none is. */
  until: number;
  error: Error | null;
  onChoose: (seconds: number) => void;
}

/** Says whether a switch is set and until when, whoever set it. */
export function SwitchChoice({ seconds, until, error, onChoose }: Props) {
  const isSet = until > 0;
  const value = seconds === 0 && isSet ? ELSEWHERE : seconds;
  return (
    <label
      className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted"
      title="Dead-man's switch: all your orders end this long after this page was last open"
    >
      <span className="max-sm:sr-only">Dead-man’s switch</span>
      <select
        className={`pick ${value === 0 ? "" : "border-good text-good"}`}
        value={value}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {value === ELSEWHERE && <option value={ELSEWHERE}>set elsewhere</option>}
        {Object.entries(CHOICES).map(([choice, label]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </select>
      {isSet && (
        <span className="text-good">
          until <Time at={until} seconds />
        </span>
      )}
      {error && (
        <span role="alert" className="text-bad">
          {messageOf(error)}
        </span>
      )}
    </label>
  );
}
