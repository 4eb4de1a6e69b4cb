import { TextField } from "../../ui/Field";
import { countryName } from "./map/geography";
import { ProjectMap } from "./map/ProjectMap";
import { type DraftProject, type ProjectErrors, registrationOf } from "./registration";

interface Props {
  draft: DraftProject;
  errors: ProjectErrors;
  onChange: (part: Partial<DraftProject>) => void;
}

/** Where the project is; the map shows what was typed. */
export function PlaceFields({ draft, errors, onChange }: Props) {
  const place = placeOf(draft);
  const country = /^[A-Z]{2}$/.test(draft.country) ? countryName(draft.country) : undefined;
  return (
    <section className="card grid gap-4 p-5" aria-label="Place">
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Country, two letters"
          maxLength={2}
          placeholder="KE"
          value={draft.country}
          hint={country}
          error={errors.country}
          onChange={(event) => onChange({ country: event.target.value.toUpperCase() })}
        />
        <TextField
          label="Extent, km from the centre"
          inputMode="numeric"
          value={draft.extent}
          error={errors.extent}
          onChange={(event) => onChange({ extent: event.target.value })}
        />
        <TextField
          label="Latitude, north positive"
          placeholder="-3.4653"
          value={draft.latitude}
          error={errors.latitude}
          onChange={(event) => onChange({ latitude: event.target.value })}
        />
        <TextField
          label="Longitude, east positive"
          placeholder="39.2083"
          value={draft.longitude}
          error={errors.longitude}
          onChange={(event) => onChange({ longitude: event.target.value })}
        />
      </div>
      {place && <ProjectMap name={draft.name.trim() || "The project"} place={place} />}
    </section>
  );
}

/** The place as typed, once it is one. */
function placeOf(draft: DraftProject) {
  const filled = { registryId: "x", name: "x", methodology: "x", country: "XX" };
  const dates = { start: "2020-01-01", end: "2020-01-01" };
  return registrationOf({ ...draft, ...filled, ...dates }).body;
}
