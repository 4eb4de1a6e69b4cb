import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { actAsSelf, useIdentities } from "./store";

/** Says on every page that one acts in the name of another. */
export function ActingBanner() {
  const { self, current } = useIdentities();
  if (!self || !current || self === current) {
    return null;
  }
  return (
    <section aria-label="Acting for" className="border-b border-line bg-wood-soft">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm text-wood-ink sm:px-6">
        <Mark principal={current.principal} />
        <p className="min-w-0 flex-1 basis-48">
          You act for <strong className="font-semibold break-words">{current.name}</strong>: what
          you do here is done in its name, signed by {self.name}.
        </p>
        <Button kind="quiet" className="underline underline-offset-3" onClick={actAsSelf}>
          Be yourself again
        </Button>
      </div>
    </section>
  );
}
