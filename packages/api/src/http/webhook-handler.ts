import { DomainError } from "@paygo/core";
import { processProviderEvent, receiveProviderEvent, type ServiceContext } from "@paygo/services";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { errorFields, readFailure, toErrorBody, toTrpcError } from "../failure.ts";
import { answerHeaders, logFailure, REQUEST_ID_HEADER } from "./edge.ts";
import { readLimitedText } from "./limited-text.ts";

/** Where Stripe sends its webhooks. */
export const STRIPE_WEBHOOK_PATH = "/api/webhooks/stripe";

/** Stripe's largest events have some tens of kilobytes. */
const MAX_WEBHOOK_BYTES = 256 * 1024;

/**
 * Answers a webhook of Stripe: verifies the signature on the raw body, puts the event into the inbox and says 200
 * at once; what is in it is acted on afterwards, by this process or by the worker. Cookies and origin do not matter,
 * the signature is the proof. 400 for a bad signature or body, 413 for one that is too long, 404 while Stripe is not
 * the provider; after 5xx Stripe sends it again. Never throws, and never logs a body.
 */
export async function handleStripeWebhook(request: Request, services: ServiceContext): Promise<Response> {
  const requestId = crypto.randomUUID();
  const answer = (status: number, body: unknown, extra: Record<string, string> = {}) =>
    Response.json(body, {
      status,
      headers: { ...answerHeaders, [REQUEST_ID_HEADER]: requestId, ...extra },
    });
  const refusal = toErrorBody({ code: "invalid_input", details: {} }, requestId);
  try {
    if (services.payments.name !== "stripe") throw new DomainError("not_found", "Stripe is not in use");
    if (request.method !== "POST") return answer(405, refusal, { allow: "POST" });
    const body = await readLimitedText(request, MAX_WEBHOOK_BYTES);
    if (body === null) return answer(413, refusal, { connection: "close" });
    const event = services.payments.readWebhook(body, request.headers.get("stripe-signature"));
    const { id } = await receiveProviderEvent(services, event);
    // This one only: a burst of webhooks must not have each of them work off the whole inbox.
    if (id !== null) {
      void processProviderEvent(services, id).catch((error: unknown) =>
        logFailure(services.log, requestId, error),
      );
    }
    return answer(200, { received: true });
  } catch (error) {
    const failure = readFailure(error);
    logFailure(services.log, requestId, error);
    // Money that Stripe tells of and we do not take: a wrong secret, or an event whose shape changed.
    if (failure.code === "invalid_signature" || failure.code === "invalid_input") {
      const { stack: _, ...fields } = errorFields(error);
      services.log.warn({ requestId, code: failure.code, ...fields }, "webhook refused");
    }
    return answer(getHTTPStatusCodeFromError(toTrpcError(error)), toErrorBody(failure, requestId));
  }
}
