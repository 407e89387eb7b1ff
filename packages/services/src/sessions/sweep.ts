import { planHold, projectBillableMs, readMeter, type SessionPolicy } from "@paygo/core";
import PQueue from "p-queue";
import type { ServiceContext } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { readBalances } from "../ledger/balances.ts";
import { type Transaction, transact } from "../transact.ts";
import { deadlinesOf, examine } from "./deadlines.ts";
import { endSession } from "./end-session.ts";
import { addEvent } from "./events.ts";
import { placeHold } from "./hold.ts";
import { evidenceOf, heldOf, readSession, type SessionRecord, tariffOf } from "./record.ts";

const batchSize = 200;
const sessionsAtOnce = 8;
const firstDelayMs = 1_000;
const maxDelayMs = 60_000;

/** Sessions that could not be swept by this process, and when it tries them again. */
type Failures = Map<string, { count: number; retryAtMs: number }>;
const failuresOf = new WeakMap<ServiceContext, Failures>();

/** What one sweep did. */
export interface SweepResult {
  examined: number;
  ended: number;
  extended: number;
}

/**
 * Examines the open sessions that reached one of their deadlines, the earliest first: ends them, extends their
 * holds or moves the deadlines on. Any number of sweepers may run; a session that one of them holds is skipped
 * by the others, and one that fails waits, longer each time, so that it never takes another's turn.
 */
export async function sweep(ctx: ServiceContext): Promise<SweepResult> {
  const now = ctx.clock.now();
  const failures = failuresOf.get(ctx) ?? new Map();
  failuresOf.set(ctx, failures);
  const due = await ctx.db.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM sessions
    WHERE state <> 'ended' AND (
      ringing_until <= ${now} OR extend_at <= ${now} OR funded_until <= ${now}
      OR silent_after <= ${now} OR max_until <= ${now}
    ) AND id <> ALL(${waitingIds(failures, now)}::uuid[])
    ORDER BY LEAST(ringing_until, extend_at, funded_until, silent_after, max_until)
    LIMIT ${batchSize}`;
  const result: SweepResult = { examined: 0, ended: 0, extended: 0 };
  const sweepOne = async (id: string) => {
    try {
      const outcome = await sweepSession(ctx, id);
      failures.delete(id);
      if (outcome !== "skipped") result.examined++;
      if (outcome === "ended") result.ended++;
      if (outcome === "extended") result.extended++;
    } catch (error) {
      // One broken session must not keep the others from ending.
      noteFailure(failures, id, now);
      ctx.log.error({ error, sessionId: id }, "a session could not be swept");
    }
  };
  await new PQueue({ concurrency: sessionsAtOnce }).addAll(
    due.map(
      ({ id }) =>
        () =>
          sweepOne(id),
    ),
  );
  return result;
}

function waitingIds(failures: Failures, now: Date): string[] {
  return [...failures].flatMap(([id, { retryAtMs }]) => (retryAtMs > now.getTime() ? [id] : []));
}

function noteFailure(failures: Failures, sessionId: string, now: Date): void {
  const count = (failures.get(sessionId)?.count ?? 0) + 1;
  const delayMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (count - 1));
  failures.set(sessionId, { count, retryAtMs: now.getTime() + delayMs });
}

type Outcome = "skipped" | "moved" | "extended" | "ended";

async function sweepSession(ctx: ServiceContext, sessionId: string): Promise<Outcome> {
  return transact(ctx, async (tx) => {
    const locked = await tx.db.$queryRaw<unknown[]>`
      SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid AND state <> 'ended' FOR UPDATE SKIP LOCKED`;
    if (locked.length === 0) return "skipped";
    const session = await readSession(tx.db, sessionId);
    const now = ctx.clock.now();
    const first = examine(session, now, ctx.settings.policy);
    // Only an end for want of money can be put off by more of it.
    if (first.kind === "end" && first.reason !== "funds_exhausted") {
      await endSession(ctx, tx, session, first.reason);
      return "ended";
    }
    const isDue = isExtensionDue(session, now, ctx.settings.policy);
    const isExtended = isDue && (await extend(ctx, tx, session, now));
    const current = isExtended ? await readSession(tx.db, sessionId) : session;
    const verdict = examine(current, now, ctx.settings.policy);
    if (verdict.kind === "end") {
      await endSession(ctx, tx, current, verdict.reason);
      return "ended";
    }
    const { extendAt, ...deadlines } = deadlinesOf(current, now, ctx.settings.policy);
    // Once the wallet could not extend, only a top-up makes it worth another try.
    const isExhausted = session.extendAt === null || (isDue && !isExtended);
    await tx.db.session.update({
      where: { id: sessionId },
      data: { ...deadlines, extendAt: isExhausted ? null : extendAt },
    });
    return isExtended ? "extended" : "moved";
  });
}

/** A pause since the column was written may have moved it: then there is nothing to extend yet. */
function isExtensionDue(session: SessionRecord, now: Date, policy: SessionPolicy): boolean {
  if (session.extendAt === null || session.extendAt > now) return false;
  const { extendAt } = deadlinesOf(session, now, policy);
  return !extendAt || extendAt <= now;
}

/** Holds money for another window, or for what the wallet still pays. False when it pays for nothing more. */
async function extend(
  ctx: ServiceContext,
  tx: Transaction,
  session: SessionRecord,
  now: Date,
): Promise<boolean> {
  const { policy } = ctx.settings;
  const { availableMinor } = await readBalances(tx.db, session.customerId, session.currency);
  const reading = readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs);
  const amountMinor = planHold(tariffOf(session), {
    // As far as the meter can have come, which is also what `funded_until` assumes.
    billableMs: projectBillableMs(reading, now.getTime(), policy.maxGapMs),
    heldMinor: heldOf(session),
    availableMinor,
    windowMs: policy.holdWindowMs,
  });
  if (amountMinor === 0) {
    await addEvent(tx.db, session.id, "hold_not_extended", now);
    return false;
  }
  await placeHold(ctx, tx.db, session, amountMinor, session.holds.length + 1, now);
  await addEvent(tx.db, session.id, "hold_extended", now, { amountMinor });
  tx.hint(...sessionHints(session), walletHint(session.customerId));
  return true;
}
