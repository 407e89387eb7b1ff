import type { Database } from "@paygo/db";
import type { ProviderMovement } from "@paygo/services";
import { z } from "zod";

const money = { amountMinor: z.number(), currency: z.string() };
const state = z.enum(["succeeded", "failed"]);
/** The events that say something about a movement, as the inbox keeps them. */
const told = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("payment_succeeded"), paymentRef: z.string(), ...money }),
  z.object({ kind: z.literal("payment_failed"), paymentRef: z.string() }),
  z.object({ kind: z.literal("refund_updated"), refundRef: z.string(), state, ...money }),
  z.object({ kind: z.literal("payout_updated"), payoutRef: z.string(), state, ...money }),
]);

/**
 * The sandbox's own account of what it moved, for the reconciliation. It has no books besides what it told, so
 * this reads the inbox: it shows a movement that our books lack or have twice, and cannot show an event that
 * was never written.
 */
export async function* readSandboxMovements(db: Database, since: Date): AsyncIterable<ProviderMovement> {
  const rows = await db.prisma.providerEvent.findMany({
    where: { provider: "sandbox", receivedAt: { gte: since } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { payload: true, receivedAt: true },
  });
  const movements = new Map<string, ProviderMovement>();
  for (const { payload, receivedAt: createdAt } of rows) {
    const { data: event } = told.safeParse(payload);
    if (!event) continue;
    switch (event.kind) {
      case "payment_succeeded": {
        const { paymentRef: ref, amountMinor, currency } = event;
        movements.set(ref, { kind: "payment", ref, amountMinor, currency, state: "succeeded", createdAt });
        break;
      }
      case "payment_failed": {
        const credited = movements.get(event.paymentRef);
        if (credited) movements.set(credited.ref, { ...credited, state: "failed" });
        break;
      }
      case "refund_updated": {
        const { refundRef: ref, amountMinor, currency } = event;
        movements.set(ref, { kind: "refund", ref, amountMinor, currency, state: event.state, createdAt });
        break;
      }
      case "payout_updated": {
        const { payoutRef: ref, amountMinor, currency } = event;
        movements.set(ref, { kind: "payout", ref, amountMinor, currency, state: event.state, createdAt });
        break;
      }
      default:
        event satisfies never;
    }
  }
  yield* movements.values();
}
