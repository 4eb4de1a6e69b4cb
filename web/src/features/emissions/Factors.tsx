import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { EmissionsFactorRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, More } from "../../ui/notes";
import { useRoles } from "../credits/useRoles";
import { carbonInWords, modeInWords } from "./carbon";
import { FactorsDialog } from "./FactorsDialog";
import { Section } from "./Section";

const PER: Record<string, string> = {
  TONNE_KILOMETRE: "t·km",
  TONNE: "t",
};

/** By which factors it is found what a leg emits. */
export function Factors() {
  const { isRegistrar } = useRoles();
  const factors = usePages("emissions/factors", {}, { limit: 50 });
  const [publishing, setPublishing] = useState(false);
  return (
    <Section
      title="Factors"
      actions={isRegistrar && <Button onClick={() => setPublishing(true)}>Publish factors</Button>}
    >
      <ErrorNote error={factors.error} retry={() => void factors.refetch()} />
      {factors.isSuccess && factors.rows.length === 0 && (
        <Empty>No registrar has published factors yet.</Empty>
      )}
      <ul className="card rows empty:hidden">
        {factors.rows.map((one) => (
          <Factor key={one.id} factor={one} />
        ))}
      </ul>
      <More {...factors} />
      {publishing && <FactorsDialog onClose={() => setPublishing(false)} />}
    </Section>
  );
}

function Factor({ factor: one }: { factor: EmissionsFactorRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="w-16">
        <Badge>{modeInWords(one.mode)}</Badge>
      </span>
      <span className="min-w-48 flex-1 break-words">
        {one.title}
        <span className="block text-xs text-muted">
          {one.name}, version {one.version}: {one.source}
        </span>
      </span>
      <strong className="font-semibold">
        {carbonInWords(one.wtw)} / {PER[one.basis] ?? one.unit}
      </strong>
    </li>
  );
}
