/** An answer of Stripe that is an error (API reference, "Errors"). */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, type: string, message: string, fields: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.body = { type, message, ...fields };
  }
}

export function invalidRequest(message: string, fields: Record<string, unknown> = {}, status = 400): Refusal {
  return new Refusal(status, "invalid_request_error", message, fields);
}

export function noSuch(what: string, id: string): Refusal {
  return invalidRequest(`No such ${what}: '${id}'`, { code: "resource_missing" }, 404);
}
