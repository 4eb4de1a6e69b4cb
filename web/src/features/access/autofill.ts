import { useEffect, useRef, useState } from "react";
import { canOffer, type ShownPasskey, show, signInOptions } from "./passkeys";

/** A challenge is good for five minutes; the field offers passkeys for as long as it is shown. */
const RENEWED_MILLIS = 4 * 60 * 1000;

export interface Autofill {
  /** Whether the venue takes passkeys, as far as is known. */
  available: boolean;
  /** The browser does one thing at a time: the field must let go before a dialogue opens. */
  pause: () => void;
  resume: () => void;
}

/** Lets the e-mail field offer passkeys, where the browser can do that. */
export function useAutofill(onShown: (shown: ShownPasskey) => void): Autofill {
  const [available, setAvailable] = useState(true);
  const [round, setRound] = useState(0);
  const paused = useRef(false);
  const abort = useRef<AbortController>(null);
  const latest = useRef(onShown);
  latest.current = onShown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every round asks anew
  useEffect(() => {
    const control = new AbortController();
    abort.current = control;
    const renewed = setTimeout(() => setRound((one) => one + 1), RENEWED_MILLIS);
    const offer = async () => {
      if (paused.current || !(await canOffer())) {
        return;
      }
      const options = await signInOptions().catch(() => null);
      if (control.signal.aborted) {
        return;
      }
      setAvailable(options !== null);
      if (options) {
        latest.current(await show(options, control.signal));
      }
    };
    // One that is let go of, or declined, says so by an error.
    offer().catch(() => {});
    return () => {
      clearTimeout(renewed);
      control.abort();
    };
  }, [round]);
  return {
    available,
    pause: () => {
      paused.current = true;
      abort.current?.abort();
    },
    resume: () => {
      paused.current = false;
      setRound((one) => one + 1);
    },
  };
}
