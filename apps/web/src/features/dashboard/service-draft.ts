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
  /** Empty for none. */
  minimum: string;
  minimumAfterSeconds: string;
}

export interface ServiceFields {
  title: string;
  description: string;
  pricePerMinuteMinor: number;
  initialSeconds: number;
  subsequentSeconds: number;
  freeSeconds: number;
  minimumMinor: number;
  minimumAfterSeconds: number;
}

export type DraftErrors = Partial<Record<keyof ServiceDraft, string>>;
type SecondsKey = "initialSeconds" | "subsequentSeconds" | "freeSeconds" | "minimumAfterSeconds";
export type ReadDraft = { isValid: true; fields: ServiceFields } | { isValid: false; errors: DraftErrors };

/** The largest price that the API takes, in minor units. */
const MAX_PRICE_MINOR = 100_000_000;
const MAX_SECONDS = 3600;
const MAX_MINIMUM_AFTER_SECONDS = 7200;

export const emptyDraft: ServiceDraft = {
  title: "",
  description: "",
  price: "",
  initialSeconds: "60",
  subsequentSeconds: "60",
  freeSeconds: "0",
  minimum: "",
  minimumAfterSeconds: "60",
};

export function draftOf({ title, description, tariff }: ServiceView): ServiceDraft {
  const exponent = currencyExponent(tariff.currency);
  const written = (amountMinor: number) => (amountMinor / 10 ** exponent).toFixed(exponent);
  const hasMinimum = tariff.minimumMinor > 0;
  return {
    title,
    description,
    price: written(tariff.pricePerMinuteMinor),
    initialSeconds: String(tariff.initialSeconds),
    subsequentSeconds: String(tariff.subsequentSeconds),
    freeSeconds: String(tariff.freeSeconds),
    minimum: hasMinimum ? written(tariff.minimumMinor) : "",
    minimumAfterSeconds: hasMinimum
      ? String(tariff.minimumAfterSeconds)
      : String(Math.max(60, tariff.freeSeconds)),
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
  const seconds = (key: SecondsKey, least: number, most = MAX_SECONDS): number => {
    const value = readSeconds(draft[key]);
    if (value !== null && value >= least && value <= most) return value;
    errors[key] = `Enter whole seconds from ${least} to ${most.toLocaleString("en-US")}.`;
    return least;
  };
  const minimumMinor = draft.minimum.trim() === "" ? 0 : readPrice(draft.minimum, currency);
  if (minimumMinor === null || minimumMinor > MAX_PRICE_MINOR)
    errors.minimum = `Enter an amount in ${currency}, like ${exampleOf(currency)}, or leave it empty for none.`;
  const fields = {
    title,
    description,
    pricePerMinuteMinor: pricePerMinuteMinor ?? 0,
    initialSeconds: seconds("initialSeconds", 1),
    subsequentSeconds: seconds("subsequentSeconds", 1),
    freeSeconds: seconds("freeSeconds", 0),
    minimumMinor: minimumMinor ?? 0,
    minimumAfterSeconds:
      minimumMinor === 0 ? 0 : seconds("minimumAfterSeconds", 0, MAX_MINIMUM_AFTER_SECONDS),
  };
  if (fields.minimumMinor > 0 && fields.minimumAfterSeconds < fields.freeSeconds)
    errors.minimumAfterSeconds ??= `It cannot apply within the free start: enter at least ${fields.freeSeconds}.`;
  return Object.keys(errors).length > 0 ? { isValid: false, errors } : { isValid: true, fields };
}

/** The tariff that the draft amounts to, for its preview; null while it is not valid. */
export function draftTariff(draft: ServiceDraft, currency: string): Tariff | null {
  const read = readDraft({ ...draft, title: "any", description: "" }, currency);
  if (!read.isValid) return null;
  const { title, description, ...price } = read.fields;
  return { ...price, currency, minuteMs: 60_000 };
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
