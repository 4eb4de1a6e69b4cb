import type { GovernanceParameterRow } from "../../api/types";
import { valueInWords } from "./units";
import type { Kind } from "./words";

/** The name that a kind has in the names of its parameters. */
function prefixOf(kind: Kind): string {
  return `governance.${kind.toLowerCase().replaceAll("_", "-")}`;
}

/** What it takes for a proposal of the kind to pass. */
export function KindTerms({
  kind,
  parameters,
}: {
  kind: Kind;
  parameters: GovernanceParameterRow[];
}) {
  const words = (name: string) => {
    const row = parameters.find((one) => one.parameter === `${prefixOf(kind)}.${name}`);
    return row ? valueInWords(row.value, row.unit) : "…";
  };
  const terms = [
    ["Votes are taken for", words("period")],
    ["Quorum of all power", words("quorum")],
    ["For it, more than", words("threshold")],
    ["Takes effect after", words("delay")],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md bg-sunken px-3 py-2 text-xs sm:grid-cols-4">
      {terms.map(([label, value]) => (
        <div key={label}>
          <dt className="text-muted">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
