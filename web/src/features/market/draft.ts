import type { MarketCreateListing } from "../../api/types";
import { MAX_AMOUNT, parseCount, parsePrice } from "../accounts/money";

/** A variant as it is typed. */
export interface DraftVariant {
  key: number;
  name: string;
  sku: string;
  price: string;
  quantity: string;
}

/** A listing as it is typed. */
export interface Draft {
  title: string;
  text: string;
  category: string;
  pictures: string[];
  variants: DraftVariant[];
  shipHours: number;
  confirmHours: number;
}

/** What is wrong, by the field's place in the action's body: `title`, `variants/0/price`. */
export type Errors = Record<string, string>;

export const MAX_VARIANTS = 100;
export const MAX_PICTURES = 20;

let keys = 0;

export function newVariant(): DraftVariant {
  return { key: ++keys, name: "", sku: "", price: "", quantity: "1" };
}

export function newDraft(): Draft {
  return {
    title: "",
    text: "",
    category: "",
    pictures: [],
    variants: [newVariant()],
    shipHours: 72,
    confirmHours: 336,
  };
}

/** Turns what was typed into an action's body, or says what is wrong with it. */
export function bodyOf(
  draft: Draft,
  asset: string,
  decimals: number,
): { body: MarketCreateListing | null; errors: Errors } {
  const errors: Errors = {};
  if (!draft.title.trim()) {
    errors.title = "A listing needs a title.";
  }
  const variants = draft.variants.map((variant, i) => {
    const price = parsePrice(variant.price, decimals);
    const quantity = parseCount(variant.quantity, 0, MAX_AMOUNT);
    if (!price.ok) {
      errors[`variants/${i}/price`] = price.error;
    }
    if (!quantity.ok) {
      errors[`variants/${i}/quantity`] = quantity.error;
    }
    if (draft.variants.length > 1 && !variant.name.trim()) {
      errors[`variants/${i}/name`] = "Name it, so that buyers can tell the variants apart.";
    }
    return {
      name: variant.name.trim(),
      sku: variant.sku.trim(),
      price: price.ok ? price.minor : 0,
      quantity: quantity.ok ? quantity.minor : 0,
    };
  });
  if (Object.keys(errors).length > 0) {
    return { body: null, errors };
  }
  const { pictures, shipHours, confirmHours } = draft;
  const text = draft.text.trim();
  const category = draft.category.trim();
  const title = draft.title.trim();
  return {
    body: { title, text, category, asset, pictures, variants, shipHours, confirmHours },
    errors,
  };
}
