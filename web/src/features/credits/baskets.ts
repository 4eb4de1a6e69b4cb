import type { CreditsBasketRule } from "../../api/types";
import { countryName } from "./map/geography";
import { ADJUSTMENTS, inWords, wordFor } from "./words";

interface Kind {
  sector: string;
  country: string;
  methodology: string;
  vintage: number;
}

/** Whether a basket takes credits of this kind; what their batches carry, the rules look at. */
export function takes(rule: CreditsBasketRule, kind: Kind): boolean {
  const among = (all: string[], one: string) => all.length === 0 || all.includes(one);
  return (
    among(rule.sectors, kind.sector) &&
    among(rule.countries, kind.country) &&
    among(rule.methodologies, kind.methodology) &&
    rule.vintageFrom <= kind.vintage &&
    kind.vintage <= rule.vintageTo
  );
}

/** A basket's rule as the end of a sentence: "It takes …". */
export function ruleInWords(rule: CreditsBasketRule): string {
  const { sectors, countries, methodologies, vintageFrom, vintageTo, conditions } = rule;
  const parts = [
    sectors.length > 0 ? listed(sectors.map(inWords), "or") : "every sector",
    countries.length > 0 ? `from ${listed(countries.map(countryName), "or")}` : "",
    methodologies.length > 0 ? `by ${listed(methodologies, "or")}` : "",
    vintageFrom === vintageTo ? `of ${vintageFrom}` : `of ${vintageFrom} to ${vintageTo}`,
    conditions.labels.length > 0 ? `labelled ${listed(conditions.labels, "and")}` : "",
    conditions.adjustments.length > 0
      ? listed(
          conditions.adjustments.map((one) => wordFor(ADJUSTMENTS, one).label),
          "or",
        )
      : "",
  ];
  return parts.filter(Boolean).join(", ");
}

function listed(words: string[], conjunction: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
