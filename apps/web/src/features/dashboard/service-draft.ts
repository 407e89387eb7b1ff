import type { ServiceView } from "@paygo/contracts";
import { currencyExponent, DomainError, parseMoney, type Tariff } from "@paygo/core";

/** A service as it stands in the form: text, as it was typed. */
export interface ServiceDraft {
  title: string;
  description: string;
  price: string;
  initialSeconds: string;
  subsequentSeconds: string;
  freeSeconds: string;
}

export interface ServiceFields {
  title: string;
  description: string;
  pricePerMinuteMinor: number;
  initialSeconds: number;
  subsequentSeconds: number;
  freeSeconds: number;
}

export type DraftErrors = Partial<Record<keyof ServiceDraft, string>>;
export type ReadDraft = { isValid: true; fields: ServiceFields } | { isValid: false; errors: DraftErrors };

/** The largest price that the API takes, in minor units. */
const MAX_PRICE_MINOR = 100_000_000;
const MAX_SECONDS = 3600;

export const emptyDraft: ServiceDraft = {
  title: "",
  description: "",
  price: "",
  initialSeconds: "60",
  subsequentSeconds: "60",
  freeSeconds: "0",
};

export function draftOf({ title, description, tariff }: ServiceView): ServiceDraft {
  const exponent = currencyExponent(tariff.currency);
  return {
    title,
    description,
    price: (tariff.pricePerMinuteMinor / 10 ** exponent).toFixed(exponent),
    initialSeconds: String(tariff.initialSeconds),
    subsequentSeconds: String(tariff.subsequentSeconds),
    freeSeconds: String(tariff.freeSeconds),
  };
}

/** Reads what was typed, or says in a sentence what is wrong with each field. */
export function readDraft(draft: ServiceDraft, currency: string): ReadDraft {
  const errors: DraftErrors = {};
  const title = draft.title.trim();
  if (title.length < 3) errors.title = "Give it a title of at least 3 characters.";
  if (title.length > 80) errors.title = "A title has at most 80 characters.";
  const description = draft.description.trim();
  if (description.length > 1000) errors.description = "A description has at most 1,000 characters.";
  const pricePerMinuteMinor = readPrice(draft.price, currency);
  if (pricePerMinuteMinor === null)
    errors.price = `Enter a price per minute in ${currency}, like ${exampleOf(currency)}.`;
  else if (pricePerMinuteMinor === 0) errors.price = "The price must be more than nothing.";
  else if (pricePerMinuteMinor > MAX_PRICE_MINOR) errors.price = "That is more than a minute can cost here.";
  const seconds = (key: "initialSeconds" | "subsequentSeconds" | "freeSeconds", least: number): number => {
    const value = readSeconds(draft[key]);
    if (value !== null && value >= least && value <= MAX_SECONDS) return value;
    errors[key] = `Enter whole seconds from ${least} to 3,600.`;
    return least;
  };
  const fields = {
    title,
    description,
    pricePerMinuteMinor: pricePerMinuteMinor ?? 0,
    initialSeconds: seconds("initialSeconds", 1),
    subsequentSeconds: seconds("subsequentSeconds", 1),
    freeSeconds: seconds("freeSeconds", 0),
  };
  return Object.keys(errors).length > 0 ? { isValid: false, errors } : { isValid: true, fields };
}

/** The tariff that the draft amounts to, for its preview; null while it is not valid. */
export function draftTariff(draft: ServiceDraft, currency: string): Tariff | null {
  const read = readDraft({ ...draft, title: "any", description: "" }, currency);
  if (!read.isValid) return null;
  const { title, description, ...price } = read.fields;
  return { ...price, minimumMinor: 0, minimumAfterSeconds: 0, currency, minuteMs: 60_000 };
}

function readSeconds(text: string): number | null {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
}

function readPrice(text: string, currency: string): number | null {
  try {
    return parseMoney(text, currency);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function exampleOf(currency: string): string {
  return (2.5).toFixed(currencyExponent(currency));
}
