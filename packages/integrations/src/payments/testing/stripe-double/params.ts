import { invalidRequest } from "./refusal.ts";

/** What a path takes: names as form fields have them, `[]` for any index or key of the caller's. */
export interface ParamRules {
  required?: readonly string[];
  optional?: readonly string[];
}

/** The fields of one request: `line_items[0][quantity]` and the like, each at most once. */
export class Params {
  readonly fields: ReadonlyMap<string, string>;

  constructor(encoded: string) {
    const fields = new Map<string, string>();
    for (const [name, value] of new URLSearchParams(encoded)) {
      if (fields.has(name)) throw invalidRequest(`Duplicate parameter: ${name}`, { param: name });
      fields.set(name, value);
    }
    this.fields = fields;
  }

  /** Refuses what is missing and what nobody knows, with Stripe's codes for it. */
  check({ required = [], optional = [] }: ParamRules): void {
    for (const name of required) {
      if (this.fields.get(name)) continue;
      throw invalidRequest(`Missing required param: ${name}.`, { code: "parameter_missing", param: name });
    }
    const known = [...required, ...optional].map(toPattern);
    for (const name of this.fields.keys()) {
      if (known.some((pattern) => pattern.test(name))) continue;
      throw invalidRequest(`Received unknown parameter: ${name}`, { code: "parameter_unknown", param: name });
    }
  }

  text(name: string): string {
    return this.fields.get(name) ?? "";
  }

  optional(name: string): string | null {
    return this.fields.get(name) ?? null;
  }

  /** A whole number of at least 1 and at most eight digits, as Stripe's amounts are. */
  amount(name: string): number {
    const text = this.text(name);
    if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
    throw invalidRequest(`Invalid positive integer`, { code: "parameter_invalid_integer", param: name });
  }

  /** Epoch seconds, or null when there are none. */
  instant(name: string): number | null {
    const text = this.optional(name);
    if (text === null) return null;
    if (/^\d{1,12}$/.test(text)) return Number(text);
    throw invalidRequest("Invalid timestamp", { code: "parameter_invalid_integer", param: name });
  }

  currency(name: string): string {
    const text = this.text(name);
    if (/^[a-z]{3}$/.test(text)) return text;
    throw invalidRequest(`Invalid currency: ${text}`, { param: name });
  }

  /** The fields `name[key]`, by their keys. */
  record(name: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [field, value] of this.fields) {
      if (field.startsWith(`${name}[`)) found[field.slice(name.length + 1, -1)] = value;
    }
    return found;
  }
}

function toPattern(name: string): RegExp {
  const escaped = name.replace(/[[\]]/g, "\\$&").replaceAll("\\[\\]", "\\[[^\\]]+\\]");
  return new RegExp(`^${escaped}$`);
}
