import { useEffect, useState } from "react";
import { Problem } from "../../api/problem";
import { askBy, type Need, take } from "../../api/session";
import { Dialog } from "../../ui/Dialog";
import { Entrance } from "./Entrance";
import { FirstFactor } from "./FirstFactor";
import { SecondFactor } from "./SecondFactor";

interface Asked {
  need: Need;
  done: () => void;
  refuse: () => void;
}

/** Asks for what the venue wants first, over whatever is being done, which goes on afterwards. */
export default function Gate() {
  const asked = useAsked();
  switch (asked?.need) {
    case undefined:
      return null;
    case "second-factor":
      return (
        <Dialog title="Your second factor, once more" onClose={asked.refuse}>
          <div className="grid gap-4 px-5 py-4">
            <p className="text-sm text-muted">
              This changes how one signs in, or who may sign for you. So nobody else can do it, show
              your second factor; it then holds for five minutes.
            </p>
            <SecondFactor go="Go on" onDone={asked.done} />
          </div>
        </Dialog>
      );
    case "sign-in":
      return (
        <Dialog title="Your session has ended" onClose={asked.refuse}>
          <div className="px-5 py-4">
            <Entrance title="Sign in to go on" onDone={asked.done}>
              <FirstFactor back={here()} onDone={asked.done} />
            </Entrance>
          </div>
        </Dialog>
      );
  }
}

/** What is asked for at the moment. Several that want something wait for the same answer. */
function useAsked(): Asked | null {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    let pending: Promise<void> | null = null;
    askBy((need) => {
      pending ??= new Promise<void>((done, reject) => {
        setAsked({ need, done, refuse: () => reject(refusal(need)) });
      }).finally(() => {
        pending = null;
        setAsked(null);
      });
      return pending;
    });
    return () => askBy(null);
  }, []);
  return asked;
}

/** A provider leads away from the page, which is opened anew afterwards. */
function here(): string {
  return window.location.pathname + window.location.search;
}

function refusal(need: Need): Problem {
  if (need === "sign-in") {
    take(null);
    return new Problem({ code: "given-up", detail: "Nothing was done: you are signed out." }, 401);
  }
  const detail = "Nothing was done: the second factor was not shown.";
  return new Problem({ code: "given-up", detail }, 403);
}
