import { DomainError } from "@paygo/core";

/** No input of the contracts needs more: the largest is 32 signals, mostly ICE candidates, and two descriptions. */
export const MAX_BODY_BYTES = 256 * 1024;

function refuse(message: string): DomainError {
  return new DomainError("invalid_input", message);
}

/**
 * Refuses, before anything is parsed, bodies that are too long or of unknown length, and content types that
 * a form of another site could send. tRPC would take `multipart/form-data` too, which needs no preflight.
 *
 * @throws DomainError `invalid_input`
 */
export function guardBody(headers: Headers): void {
  if (headers.has("transfer-encoding")) throw refuse("a body needs a Content-Length");
  const length = headers.get("content-length");
  if (length === null || length === "0") return;
  if (!/^\d{1,9}$/.test(length) || Number(length) > MAX_BODY_BYTES) throw refuse(`body of ${length} bytes`);
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw refuse(`content type ${type}`);
}

function isOwnOrigin(origin: string, headers: Headers, publicUrl: URL): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  // The host that the browser asked for is ours, whatever its name: cookies are bound to it.
  return url.origin === publicUrl.origin || url.host === headers.get("host");
}

/**
 * Refuses requests that carry the sign-in cookie but were caused by another site (OWASP ASVS 5.0, 3.5.1–3.5.3).
 * `Sec-Fetch-Site` is believed where the browser sends it, since no script can set it; else `Origin` counts.
 * With neither, only `isReadOnly` requests pass. `publicUrl` is the address of PayGo.
 *
 * @throws DomainError `forbidden`
 */
export function guardOrigin(headers: Headers, publicUrl: URL, isReadOnly: boolean): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isAllowed =
    origin !== null
      ? isOwnOrigin(origin, headers, publicUrl) && (site === null || site === "same-origin")
      : site === "same-origin" || (isReadOnly && (site === null || site === "none"));
  if (!isAllowed) throw new DomainError("forbidden", `request from another site: ${origin} ${site}`);
}
