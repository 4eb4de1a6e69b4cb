import { useEffect, useState } from "react";
import { Problem } from "../../api/problem";
import { WarningIcon } from "../../ui/icons";
import { sentenceFor, waitInWords } from "./words";

const SECOND = 1000;

/** Seconds before which it is of no use to try again. */
export function useWait(error: unknown): number {
  const until = error instanceof Problem ? error.notBefore : 0;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = until > Date.now() ? setInterval(() => setNow(Date.now()), SECOND) : undefined;
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / SECOND));
}

/** What went wrong in one sentence, and how long to wait, which is counted down but not read out. */
export function AccessError({ error }: { error: unknown }) {
  const seconds = useWait(error);
  if (!error) {
    return null;
  }
  return (
    <div className="flex items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      <WarningIcon />
      <p className="min-w-0">
        <span role="alert">{sentenceFor(error)}</span>
        {seconds > 0 && <span role="timer"> Try again in {waitInWords(seconds)}.</span>}
      </p>
    </div>
  );
}
