import { useState } from "react";
import { documentAddress } from "../../api/documents";
import { usePages } from "../../api/hooks";
import type { EmissionsFootprintCard } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useRoles } from "../credits/useRoles";
import { ThingLink } from "../custody/ThingLink";
import { useIdentities } from "../identity/store";
import { carbonInWords } from "./carbon";
import { FootprintDialog } from "./FootprintDialog";
import { Section } from "./Section";
import { VerifyFootprintDialog } from "./VerifyFootprintDialog";

/** Footprints of products that count, stated here or adopted from outside. */
export function Footprints() {
  const { current } = useIdentities();
  const { isVerifier } = useRoles();
  const footprints = usePages("emissions/footprints", { status: "ACTIVE" }, { limit: 20 });
  const [stating, setStating] = useState(false);
  const [verified, setVerified] = useState<EmissionsFootprintCard>();
  return (
    <Section
      title="Footprints of products"
      actions={<Button onClick={() => setStating(true)}>State a footprint</Button>}
    >
      <ErrorNote error={footprints.error} retry={() => void footprints.refetch()} />
      {footprints.isSuccess && footprints.rows.length === 0 && (
        <Empty>No footprint was stated yet.</Empty>
      )}
      <ol className="card rows empty:hidden">
        {footprints.rows.map((one) => (
          <Footprint
            key={one.id}
            of={one}
            onVerify={
              isVerifier && one.verifier === "" && one.by !== current?.principal
                ? () => setVerified(one)
                : undefined
            }
          />
        ))}
      </ol>
      <More {...footprints} />
      {stating && <FootprintDialog onClose={() => setStating(false)} />}
      {verified && <VerifyFootprintDialog of={verified} onClose={() => setVerified(undefined)} />}
    </Section>
  );
}

interface Props {
  of: EmissionsFootprintCard;
  onVerify: (() => void) | undefined;
}

function Footprint({ of: one, onVerify }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1 break-words">
        <ThingLink thing={one.product} name={one.productName} />
        {one.source !== "" && (
          <span className="block text-xs text-muted">
            received from {one.company}:{" "}
            <a
              className="link inline-flex min-h-[24px] items-center"
              href={documentAddress(one.footprint.document)}
            >
              what came<span className="sr-only"> from {one.company}</span>
            </a>
          </span>
        )}
      </span>
      <Badge tone={one.verifier ? "good" : "plain"}>{standing(one)}</Badge>
      {onVerify && (
        <Button onClick={onVerify}>
          Verify<span className="sr-only"> the footprint of {one.productName || one.product}</span>
        </Button>
      )}
      <strong className="font-semibold">
        {carbonInWords(one.footprint.excludingUptake)} per{" "}
        {(one.footprint.unitThousandths / 1_000).toLocaleString("en")}{" "}
        {one.footprint.unit.toLowerCase().replaceAll("_", " ")}
      </strong>
      <Person principal={one.by} name={one.byName} />
      <ReceiptLink id={one.id} of="the footprint" />
    </li>
  );
}

function standing(one: EmissionsFootprintCard): string {
  if (one.verifier) {
    return `verified by ${one.verifierName}`;
  }
  return one.source === "" ? "not verified" : "not verified here";
}
