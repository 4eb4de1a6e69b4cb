import { usePages, useRefreshOn } from "../../api/hooks";
import type { MandatesMandateRow } from "../../api/types";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import type { Kept } from "../identity/vault";
import { MandateCard } from "./MandateCard";
import { MandatesTabs } from "./MandatesTabs";

/** For whom one may act. */
export function ReceivedPage() {
  const { self } = useIdentities();
  return (
    <>
      <title>Mandates received · Tallystick</title>
      <h1 className="mb-3">Mandates</h1>
      <MandatesTabs />
      {self ? (
        <Received key={self.principal} self={self} />
      ) : (
        <NobodyYet why="Mandates are given to someone." />
      )}
    </>
  );
}

function Received({ self }: { self: Kept }) {
  const { principal } = self;
  const key = "keyId" in self ? self.keyId : "";
  useRefreshOn([`mandates.mandate.${principal}`]);
  const mandates = usePages("mandates/mandates", { agent: principal });
  const ofKey = usePages("mandates/mandates", { agent: key }, { enabled: key !== "" });
  const rows: MandatesMandateRow[] = [...mandates.rows, ...ofKey.rows];
  return (
    <>
      <p className="mb-4 max-w-2xl text-sm text-muted">
        You sign with your own key, in the name of whoever gave the mandate. While you act for
        somebody, every page shows their side, and a line on top says so.
      </p>
      {mandates.isPending && <Loading what="mandates" />}
      <ErrorNote error={mandates.error ?? ofKey.error} retry={() => void mandates.refetch()} />
      {mandates.isSuccess && rows.length === 0 && <Empty>Nobody has given you a mandate.</Empty>}
      <ul className="grid gap-4">
        {rows.map((one) => (
          <MandateCard key={one.mandate} of={one} side="agent" />
        ))}
      </ul>
      <More {...mandates} />
    </>
  );
}
