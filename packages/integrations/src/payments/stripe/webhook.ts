import { DomainError } from "@paygo/core";
import type { Clock, ProviderEvent } from "@paygo/services";
import Stripe from "stripe";
import { z } from "zod";
import { toProviderEvent } from "./events.ts";

/** How old a signature may be, in seconds: Stripe's own figure (docs.stripe.com/webhooks#verify-official-libraries). */
const TOLERANCE_SECONDS = 300;

/** As much as is looked at before the type says what the rest is. */
const envelope = z.object({
  id: z.string().min(1),
  object: z.literal("event"),
  type: z.string(),
  created: z.number(),
  data: z.object({ object: z.object({}).loose() }).loose(),
});

/** Verifies and reads a webhook; see `readWebhook` of the port. One of `secrets` must have signed it. */
export function readStripeWebhook(
  rawBody: string,
  signature: string | null,
  { secrets, clock }: { secrets: readonly string[]; clock: Clock },
): ProviderEvent {
  const event = verify(rawBody, signature ?? "", secrets, clock);
  if (!envelope.safeParse(event).success)
    throw new DomainError("invalid_input", "a webhook that is no event");
  try {
    return toProviderEvent(event);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError("invalid_input", `an event ${event.type} of another shape`, {}, { cause: error });
  }
}

function verify(rawBody: string, signature: string, secrets: readonly string[], clock: Clock): Stripe.Event {
  // The library takes the time of receipt in milliseconds, and does not refuse signatures from the future.
  const now = clock.now().getTime();
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]) * 1_000;
  if (!(signedAt <= now + TOLERANCE_SECONDS * 1_000)) {
    throw new DomainError("invalid_signature", "a webhook without a signature, or from the future");
  }
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_SECONDS, undefined, now);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      throw new DomainError("invalid_input", "a signed webhook that is no event", {}, { cause: error });
    }
  }
  throw new DomainError("invalid_signature", "a webhook with a wrong or old signature");
}
