import { DomainError } from "@paygo/core";
import type { DatabaseTransaction } from "@paygo/db";
import PQueue from "p-queue";
import type { ServiceContext } from "../context.ts";
import { type Transaction, transact } from "../transact.ts";
import type { Applied } from "./applied.ts";
import { applyPayoutEvent, applyWalletEvent, isPayoutEvent } from "./apply-provider-event.ts";
import { readStoredEvent } from "./provider-event.ts";

const batchSize = 100;
const atOnce = 4;
const firstDelayMs = 1_000;
const maxDelayMs = 6 * 3_600_000;

/**
 * Processes the events of the inbox that are due, in the order in which they came due. Any number of these may
 * run; an event that one of them works at is skipped by the others. One that fails, or waits for something else,
 * is tried again later, longer each time. Returns how many are done with.
 */
export async function processProviderEvents(ctx: ServiceContext): Promise<number> {
  const due = await ctx.db.prisma.providerEvent.findMany({
    where: { processedAt: null, dueAt: { lte: ctx.clock.now() } },
    orderBy: [{ dueAt: "asc" }, { receivedAt: "asc" }],
    take: batchSize,
    select: { id: true },
  });
  const results = await new PQueue({ concurrency: atOnce }).addAll(
    due.map(
      ({ id }) =>
        () =>
          processProviderEvent(ctx, id),
    ),
  );
  return results.filter((isProcessed) => isProcessed === true).length;
}

/** Processes one event of the inbox, due or not. False when it is done already, held by another or must wait. */
export async function processProviderEvent(ctx: ServiceContext, id: string): Promise<boolean> {
  const row = await ctx.db.prisma.providerEvent.findUnique({ where: { id } });
  if (!row || row.processedAt !== null) return false;
  try {
    const event = readStoredEvent(row.payload);
    if (isPayoutEvent(event)) {
      const applied = await applyPayoutEvent(ctx, row.provider, event);
      return await note(ctx, ctx.db.prisma, row, applied);
    }
    return await transact(ctx, (tx) => processEventWithin(ctx, tx, id));
  } catch (error) {
    ctx.log.error({ error, providerEventId: id }, "a payment event could not be processed");
    const reason = error instanceof Error ? error.message : String(error);
    return note(ctx, ctx.db.prisma, row, { kind: "wait", reason: reason.slice(-500) });
  }
}

/** Processes an event of the inbox about a customer's money in the same transaction as its cause. */
export async function processEventWithin(ctx: ServiceContext, tx: Transaction, id: string): Promise<boolean> {
  const [locked] = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM provider_events WHERE id = ${id}::uuid AND processed_at IS NULL FOR UPDATE SKIP LOCKED`;
  if (!locked) return false;
  const row = await tx.db.providerEvent.findUniqueOrThrow({ where: { id } });
  const event = readStoredEvent(row.payload);
  if (isPayoutEvent(event)) throw new DomainError("internal", "payouts have transactions of their own");
  return note(ctx, tx.db, row, await applyWalletEvent(ctx, tx, row.provider, event));
}

async function note(
  ctx: ServiceContext,
  db: Pick<DatabaseTransaction, "providerEvent">,
  row: { id: string; type: string; eventId: string; attempts: number },
  applied: Applied,
): Promise<boolean> {
  const now = ctx.clock.now();
  const isOver = applied.kind !== "wait";
  const failure = applied.kind === "done" ? null : applied.reason;
  if (failure !== null)
    ctx.log.warn(
      { eventId: row.eventId, type: row.type, failure },
      applied.kind === "wait" ? "a payment event waits" : "a payment event was refused",
    );
  const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(row.attempts, 20));
  const next = isOver ? { processedAt: now } : { dueAt: new Date(now.getTime() + delayMs) };
  await db.providerEvent.updateMany({
    where: { id: row.id, processedAt: null },
    data: { ...next, failure, attempts: { increment: 1 } },
  });
  return isOver;
}
