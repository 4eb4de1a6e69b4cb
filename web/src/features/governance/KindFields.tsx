import { usePages } from "../../api/hooks";
import type { GovernanceParameterRow } from "../../api/types";
import { TextField } from "../../ui/Field";
import type { Draft, Errors } from "./draft";
import { ListingFields } from "./ListingFields";
import { ParameterFields } from "./ParameterFields";
import { PersonField } from "./PersonField";
import { SelectField } from "./SelectField";
import { ROLES, type Role, roleInWords } from "./words";

export interface FieldsProps {
  draft: Draft;
  errors: Errors;
  set: (part: Partial<Draft>) => void;
}

/** What has to be said about a proposal of its kind. */
export function KindFields({
  parameters,
  ...props
}: FieldsProps & { parameters: GovernanceParameterRow[] }) {
  switch (props.draft.kind) {
    case "PARAMETER":
      return <ParameterFields {...props} parameters={parameters} />;
    case "ROLE":
      return <RoleFields {...props} />;
    case "INSTRUMENT":
      return <ListingFields {...props} />;
    case "DELISTING":
      return <DelistingFields {...props} />;
    case "HALT":
      return <HaltFields {...props} />;
    case "VOTING_ASSET":
      return <AssetFields {...props} />;
    case "RULES":
      return (
        <TextField
          label="Version"
          inputMode="numeric"
          hint="The one after the version in force; every node must know it."
          value={props.draft.version}
          error={props.errors.version}
          onChange={(event) => props.set({ version: event.target.value })}
        />
      );
  }
}

function RoleFields({ draft, errors, set }: FieldsProps) {
  return (
    <>
      <SelectField
        label="Role"
        value={draft.role}
        options={ROLES.map((one) => [one, roleInWords(one)])}
        onChange={(role) => set({ role: role as Role })}
      />
      <SelectField
        label="What becomes of it"
        value={draft.on ? "grant" : "withdraw"}
        options={[
          ["grant", "Granted"],
          ["withdraw", "Withdrawn"],
        ]}
        onChange={(one) => set({ on: one === "grant" })}
      />
      <PersonField
        label="Who"
        value={draft.principal}
        error={errors.principal}
        onChange={(principal) => set({ principal })}
      />
    </>
  );
}

function DelistingFields({ draft, errors, set }: FieldsProps) {
  const instruments = usePages("governance/instruments", {}, { limit: 200 });
  const listed = instruments.rows.filter((one) => one.listed).map((one) => one.symbol);
  return (
    <SelectField
      label="Instrument"
      value={draft.symbol}
      error={errors.symbol}
      options={[["", "Choose one"], ...listed.map((one): [string, string] => [one, one])]}
      onChange={(symbol) => set({ symbol })}
    />
  );
}

function HaltFields({ draft, set }: FieldsProps) {
  const instruments = usePages("governance/instruments", {}, { limit: 200 });
  const listed = instruments.rows.filter((one) => one.listed).map((one) => one.symbol);
  return (
    <>
      <SelectField
        label="What"
        value={draft.symbol}
        options={[["", "The whole exchange"], ...listed.map((one): [string, string] => [one, one])]}
        onChange={(symbol) => set({ symbol })}
      />
      <SelectField
        label="What becomes of it"
        value={draft.on ? "halt" : "resume"}
        options={[
          ["halt", "Halted"],
          ["resume", "Trades again"],
        ]}
        onChange={(one) => set({ on: one === "halt" })}
      />
    </>
  );
}

function AssetFields({ draft, errors, set }: FieldsProps) {
  const assets = usePages("accounts/assets", {}, { limit: 200 });
  return (
    <SelectField
      label="Voting asset"
      hint="From then on one votes with what one has of it."
      value={draft.asset}
      error={errors.asset}
      options={[
        ["", "Choose one"],
        ...assets.rows.map((one): [string, string] => [one.asset, `${one.asset}, ${one.name}`]),
      ]}
      onChange={(asset) => set({ asset })}
    />
  );
}
