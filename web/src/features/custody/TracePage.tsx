import { lazy, Suspense } from "react";
import { useLocation, useSearchParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { Journey } from "../emissions/Journey";
import { Conditions } from "./Conditions";
import { Contents } from "./Contents";
import { isThing, readKey } from "./keys";
import { Origins } from "./Origins";
import { Papers } from "./Papers";
import { Passport } from "./Passport";
import { Recall } from "./Recall";
import { stopsOf } from "./story";
import { ClassFacts, ThingFacts } from "./ThingFacts";
import { Timeline } from "./Timeline";
import { TraceSearch } from "./TraceSearch";

// The world's outlines are fetched only where a map is shown.
const WayMap = lazy(() => import("./WayMap"));

/** The rows of a timeline that a map is drawn from. */
const SHOWN = 100;

/** One thing, lot or product, by its key or the path of its GS1 Digital Link. */
export default function TracePage() {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const text = params.get("key") ?? pathname.replace(/^\/trace\/?/, "");
  const read = text === "" ? null : readKey(text);
  return (
    <>
      <TraceSearch key={text} />
      {!read?.ok && <h1 className="mb-3">Trace</h1>}
      {read === null && <Empty>Whatever has a bar code or a number can be traced.</Empty>}
      {read?.ok === false && <ErrorNote error={new Error(read.error)} />}
      {read?.ok && <Traced key={read.key} of={read.key} />}
    </>
  );
}

function Traced({ of }: { of: string }) {
  useRefreshOn([`custody.thing.${of}`]);
  const product = /^01\/[0-9]{14}/.exec(of)?.[0] ?? "";
  const name = useRow("custody/product", { product }, product !== "").data?.name;
  const timeline = usePages("custody/timeline", { thing: of }, { limit: SHOWN });
  const stops = stopsOf(timeline.rows);
  return (
    <article className="grid gap-8">
      <title>{`${name || of} · Tallystick`}</title>
      <header>
        <h1 className="break-words">{name || "Trace"}</h1>
        <p className="mono mt-1 break-all text-muted">{of}</p>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[1.25fr_1fr]">
        {stops.length > 0 ? (
          <Suspense
            fallback={<div aria-hidden="true" className="card aspect-[720/405] bg-sunken" />}
          >
            <WayMap key={stops.length} stops={stops} />
          </Suspense>
        ) : (
          <p className="card px-4 py-10 text-center text-muted">
            Nobody has said yet where it has been.
          </p>
        )}
        {isThing(of) ? <ThingFacts thing={of} /> : <ClassFacts classKey={of} />}
      </div>
      {isThing(of) && <Contents parent={of} />}
      <section aria-labelledby="timeline">
        <h2 id="timeline" className="mb-3">
          What happened
        </h2>
        {timeline.isPending && <Loading what="the timeline" />}
        <ErrorNote error={timeline.error} retry={() => void timeline.refetch()} />
        {timeline.isSuccess && timeline.rows.length === 0 && (
          <Empty>Nothing was recorded about it here.</Empty>
        )}
        <Timeline of={of} rows={timeline.rows} />
        <More {...timeline} />
      </section>
      <Journey thing={of} name={name || of} />
      <Conditions thing={of} />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Origins thing={of} />
        <Recall thing={of} />
      </div>
      <Papers thing={of} />
      <Passport thing={of} />
    </article>
  );
}
