import { isCapHeld, planHold, projectBillableMs, readMeter, type SessionPolicy } from "@paygo/core";
import PQueue from "p-queue";
import type { ServiceContext } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { planRefill } from "../payments/plan-refill.ts";
import { type SqlTransaction, transactSql } from "../transact.ts";
import { deadlinesOf, examine, writeDeadlines } from "./deadlines.ts";
import { endSession, endSessions } from "./end-session.ts";
import { addEvent } from "./events.ts";
import { fundsNewsOf } from "./funds-warnings.ts";
import { placeHold } from "./hold.ts";
import { capOf, evidenceOf, heldOf, readSession, type SessionRecord, tariffOf } from "./record.ts";
import { lockSessionRows, selectSessions } from "./record-sql.ts";

const batchSize = 200;
const sessionsAtOnce = 8;
const endsTogether = 50;
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
 * Examines the open sessions that reached one of their deadlines, the earliest first: ends them, many in one
 * transaction, extends their holds or moves the deadlines on. Any number of sweepers may run; a session that one of
 * them holds is skipped by the others, and one that fails waits, longer each time, so that it never takes another's
 * turn.
 */
export async function sweep(ctx: ServiceContext): Promise<SweepResult> {
  const now = ctx.clock.now();
  const failures = failuresOf.get(ctx) ?? new Map();
  failuresOf.set(ctx, failures);
  const due = await selectDue(ctx, now, waitingIds(failures, now));
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
  const rest: string[] = [];
  for (let i = 0; i < due.length; i += endsTogether) {
    const chunk = due.slice(i, i + endsTogether);
    const ended = await endTogether(ctx, chunk);
    for (const id of ended) failures.delete(id);
    result.examined += ended.size;
    result.ended += ended.size;
    rest.push(...chunk.filter((id) => !ended.has(id)));
  }
  await new PQueue({ concurrency: sessionsAtOnce }).addAll(rest.map((id) => () => sweepOne(id)));
  return result;
}

const deadlineColumns = [
  "ringing_until",
  "extend_at",
  "funded_until",
  "silent_after",
  "max_until",
  "warn_at",
] as const;

/** Each column's index is read up to now and no further, so that sessions of which none is due cost nothing. */
const dueStatement = `
  SELECT id FROM (${deadlineColumns
    .map(
      (column) => `
    (SELECT id, ${column} AS due_at FROM sessions
    WHERE state <> 'ended' AND ${column} <= $1 AND id <> ALL($2::uuid[]) ORDER BY ${column} LIMIT ${batchSize})`,
    )
    .join(" UNION ALL ")}
  ) due GROUP BY id ORDER BY min(due_at) LIMIT ${batchSize}`;

async function selectDue(ctx: ServiceContext, now: Date, notIds: readonly string[]): Promise<string[]> {
  // In a transaction for its one plan: made anew each second, the plan would cost more than the rest.
  const rows = await transactSql(ctx, ({ sql }) => sql.query<{ id: string }>(dueStatement, [now, notIds]));
  return rows.map(({ id }) => id);
}

/**
 * Ends those of the sessions that are over for certain, in one transaction, and says which. When one of them
 * cannot be ended, none is; each is then tried by itself.
 */
async function endTogether(ctx: ServiceContext, sessionIds: readonly string[]): Promise<Set<string>> {
  try {
    const ended = await transactSql(ctx, async (tx) => {
      const lockedIds = await lockSessionRows(tx.sql, sessionIds, "skip");
      const now = ctx.clock.now();
      const endings = (await selectSessions(tx.sql, lockedIds)).flatMap((session) => {
        const verdict = examine(session, now, ctx.settings.policy);
        // Only an end for want of money can be put off by more of it.
        const isOver =
          verdict.kind === "end" && (verdict.reason !== "funds_exhausted" || session.extendAt === null);
        return isOver ? [{ sessionId: session.id, reason: verdict.reason }] : [];
      });
      return endings.length === 0 ? [] : endSessions(ctx, tx, endings);
    });
    return new Set(ended.map(({ id }) => id));
  } catch (error) {
    ctx.log.warn({ error, count: sessionIds.length }, "sessions could not be ended together");
    return new Set();
  }
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
  return transactSql(ctx, async (tx) => {
    const [lockedId] = await lockSessionRows(tx.sql, [sessionId], "skip");
    if (lockedId === undefined) return "skipped";
    const session = await readSession(tx.sql, sessionId);
    const now = ctx.clock.now();
    const first = examine(session, now, ctx.settings.policy);
    // Only an end for want of money can be put off by more of it.
    if (first.kind === "end" && first.reason !== "funds_exhausted") {
      await endSession(ctx, tx, session, first.reason);
      return "ended";
    }
    const isDue = isExtensionDue(session, now, ctx.settings.policy);
    const extension = isDue ? await extend(ctx, tx, session, now) : null;
    const isExtended = extension === "extended";
    const current = isExtended ? await readSession(tx.sql, sessionId) : session;
    const verdict = examine(current, now, ctx.settings.policy);
    if (verdict.kind === "end") {
      await endSession(ctx, tx, current, verdict.reason);
      return "ended";
    }
    if (extension === "extended" || extension === "unfunded") await refill(ctx, tx, session);
    const deadlines = deadlinesOf(current, now, ctx.settings.policy);
    // Once the wallet could not extend, only a top-up makes it worth another try.
    const isExhausted = session.extendAt === null || (isDue && !isExtended);
    const extendAt = isExhausted ? null : deadlines.extendAt;
    const warnAt = tellFunds(ctx, tx, current, now);
    writeDeadlines(tx.sql, sessionId, { ...deadlines, extendAt, warnAt });
    return isExtended ? "extended" : "moved";
  });
}

/** Tells the two when the money runs out, or that there is more of it again. Returns when to look at it again. */
function tellFunds(ctx: ServiceContext, tx: SqlTransaction, session: SessionRecord, now: Date): Date | null {
  if (session.state !== "live") return session.warnAt;
  const { event, warnAt } = fundsNewsOf(session, now, ctx.settings.policy);
  if (event) addEvent(tx.sql, session.id, event, now);
  const isNews = session.warnAt !== null && session.warnAt <= now;
  if (event || isNews) tx.hint(...sessionHints(session));
  return warnAt;
}

/** A pause since the column was written may have moved it: then there is nothing to extend yet. */
function isExtensionDue(session: SessionRecord, now: Date, policy: SessionPolicy): boolean {
  if (session.extendAt === null || session.extendAt > now) return false;
  const { extendAt } = deadlinesOf(session, now, policy);
  return !extendAt || extendAt <= now;
}

function refill(ctx: ServiceContext, tx: SqlTransaction, session: SessionRecord): Promise<boolean> {
  return planRefill(ctx, tx, { sessionId: session.id, customerId: session.customerId, ...tariffOf(session) });
}

/** Whether more money was held; `capped` and `unfunded` say why not. */
type Extension = "extended" | "capped" | "unfunded";

/** Holds money for another window, or for what the wallet still pays. */
async function extend(
  ctx: ServiceContext,
  tx: SqlTransaction,
  session: SessionRecord,
  now: Date,
): Promise<Extension> {
  const { policy } = ctx.settings;
  const reading = readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs);
  const tariff = tariffOf(session);
  const [heldMinor, capMinor] = [heldOf(session), capOf(session)];
  const amountMinor = planHold(tariff, {
    // As far as the meter can have come, which is also what `funded_until` assumes.
    billableMs: projectBillableMs(reading, now.getTime(), policy.maxGapMs),
    heldMinor,
    availableMinor: session.availableMinor,
    windowMs: policy.holdWindowMs,
    capMinor,
  });
  if (amountMinor === 0) {
    // At the cap there was no lack of money.
    if (isCapHeld(tariff, heldMinor, capMinor)) return "capped";
    addEvent(tx.sql, session.id, "hold_not_extended", now);
    return "unfunded";
  }
  await placeHold(ctx, tx.sql, session, amountMinor, session.holds.length + 1, now);
  addEvent(tx.sql, session.id, "hold_extended", now, { amountMinor });
  tx.hint(...sessionHints(session), walletHint(session.customerId));
  return "extended";
}
