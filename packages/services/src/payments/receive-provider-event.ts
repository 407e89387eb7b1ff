import type { DatabaseTransaction, Prisma } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import type { ProviderEvent } from "../ports.ts";

/**
 * Puts what a payment provider told into the inbox, once by the provider's id of the event, and does nothing
 * else about it: `processProviderEvents` does. The row's payload is the event, with instants as ISO 8601. `id` is the
 * row's, null when the event was there before.
 */
export async function receiveProviderEvent(
  ctx: Pick<ServiceContext, "db" | "ids" | "clock" | "payments">,
  event: ProviderEvent,
): Promise<{ id: string | null }> {
  return { id: await insertEvent(ctx, ctx.db.prisma, event) };
}

/** As {@link receiveProviderEvent}, to be processed `delayMs` from now. The row's id, or null if it was there. */
export async function insertEvent(
  ctx: Pick<ServiceContext, "ids" | "clock" | "payments">,
  db: Pick<DatabaseTransaction, "providerEvent">,
  event: ProviderEvent,
  delayMs = 0,
): Promise<string | null> {
  const id = ctx.ids.newId();
  const now = ctx.clock.now();
  const { count } = await db.providerEvent.createMany({
    data: [
      {
        id,
        provider: ctx.payments.name,
        eventId: event.eventId,
        type: event.kind,
        payload: toPayload(event),
        receivedAt: now,
        dueAt: new Date(now.getTime() + delayMs),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

function toPayload(event: ProviderEvent): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(event));
}
