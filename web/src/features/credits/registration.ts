import type { CreditsRegisterProject, CreditsSector } from "../../api/types";
import { parseCount } from "../accounts/money";
import { parseDegrees } from "./map/geography";
import { dayOf } from "./words";

/** A project as it is typed. */
export interface DraftProject {
  registry: string;
  registryId: string;
  name: string;
  methodology: string;
  country: string;
  sector: CreditsSector;
  latitude: string;
  longitude: string;
  /** Kilometres. */
  extent: string;
  start: string;
  end: string;
  documents: string[];
  text: string;
}

export type ProjectErrors = Partial<Record<keyof DraftProject, string>>;

export function newProject(): DraftProject {
  return {
    registry: "tallystick",
    registryId: "",
    name: "",
    methodology: "",
    country: "",
    sector: "FORESTRY",
    latitude: "",
    longitude: "",
    extent: "5",
    start: "",
    end: "",
    documents: [],
    text: "",
  };
}

const METRES = 1000;
const MAX_EXTENT_KM = 1000;

/** Turns what was typed into the action's body, or says what is wrong with it. */
export function registrationOf(draft: DraftProject): {
  body: CreditsRegisterProject | null;
  errors: ProjectErrors;
} {
  const errors: ProjectErrors = {};
  const need = (field: keyof DraftProject, holds: boolean, sentence: string) => {
    if (!holds) {
      errors[field] = sentence;
    }
  };
  need("name", draft.name.trim() !== "", "A project needs a name.");
  need("methodology", draft.methodology.trim() !== "", "Name the methodology, such as VM0033.");
  need("registry", /^[a-z0-9][a-z0-9-]{0,39}$/.test(draft.registry), "Small letters and digits.");
  need(
    "registryId",
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/.test(draft.registryId),
    "Its number in the registry, such as TS-101.",
  );
  need("country", /^[A-Z]{2}$/.test(draft.country), "Two letters, such as KE for Kenya.");
  const latitude = parseDegrees(draft.latitude, 90);
  const longitude = parseDegrees(draft.longitude, 180);
  const extent = parseCount(draft.extent, 0, MAX_EXTENT_KM);
  need("latitude", latitude.ok, latitude.ok ? "" : latitude.error);
  need("longitude", longitude.ok, longitude.ok ? "" : longitude.error);
  need("extent", extent.ok, extent.ok ? "" : extent.error);
  const start = dayOf(draft.start);
  const end = dayOf(draft.end);
  need("start", start !== null && start >= 0, "A date from 1970 on.");
  need("end", end !== null && end >= (start ?? 0), "A date after the start.");
  if (Object.keys(errors).length > 0 || !latitude.ok || !longitude.ok || !extent.ok) {
    return { body: null, errors };
  }
  const { registry, registryId, country, sector, documents } = draft;
  return {
    body: {
      registry,
      registryId,
      name: draft.name.trim(),
      methodology: draft.methodology.trim(),
      country,
      sector,
      latitude: latitude.micro,
      longitude: longitude.micro,
      extent: extent.minor * METRES,
      periodStart: start ?? 0,
      periodEnd: end ?? 0,
      documents,
      text: draft.text.trim(),
    },
    errors,
  };
}
