import { type ApiEdge, answerFailure, answerHeaders, REQUEST_ID_HEADER, readFailure } from "@paygo/api";
import { DomainError } from "@paygo/core";
import { preferredLocale } from "../features/locale/preferred-locale.ts";
import { findDocument, isDocumentPath, type MadeDocument } from "./documents.ts";

export { isDocumentPath };

/** Who is not signed in and opened the address in a browser signs in and comes back. */
function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = `/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`;
  return new Response(null, { status: 303, headers: { ...answerHeaders, location } });
}

function isPageRequest(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("text/html");
}

function toResponse(made: MadeDocument, requestId: string): Response {
  return new Response(made.body, {
    headers: {
      ...answerHeaders,
      [REQUEST_ID_HEADER]: requestId,
      "content-type": made.contentType,
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
}

/**
 * Answers a request for a file of a document: `/documents/…` with `.pdf`, `.csv` or `.journal` at its end. In the
 * reader's locale (`Accept-Language`) and the time zone that the address names (`timeZone`, UTC without one). Never throws.
 */
export async function answerDocument(request: Request, edge: ApiEdge): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    if (request.method !== "GET") {
      const refusal = answerFailure(edge, requestId, new DomainError("invalid_input", "documents are read"));
      return new Response(refusal.body, {
        status: 405,
        headers: { ...Object.fromEntries(refusal.headers), allow: "GET" },
      });
    }
    const { services, viewer } = await edge.createContext(request.headers, requestId);
    if (viewer === null) throw new DomainError("unauthenticated");
    await services.rateLimits.consume("document", viewer.userId);
    const locale = preferredLocale(request.headers.get("accept-language"));
    return toResponse(await findDocument(services, viewer, new URL(request.url), locale), requestId);
  } catch (error) {
    if (readFailure(error).code === "unauthenticated" && isPageRequest(request)) return toSignIn(request);
    return answerFailure(edge, requestId, error);
  }
}
