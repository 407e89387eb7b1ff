import { earningsRelease } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { walletHint } from "../hints.ts";
import { postAll } from "../ledger/post.ts";
import { type SqlTransaction, transactSql } from "../transact.ts";

const batchSize = 100;

/**
 * Makes those shares available whose dispute window has closed and that no open dispute holds back: what is left of
 * each after refunds. Any number of workers may run. A share that cannot be released is logged and keeps none of
 * the others waiting. Returns how many were released.
 */
export async function releaseEarnings(ctx: ServiceContext): Promise<number> {
  const failed: string[] = [];
  let released = 0;
  for (;;) {
    const ids = await selectDue(ctx, failed);
    const failedBefore = failed.length;
    const count = await releaseTogether(ctx, ids).catch(async (error: unknown) => {
      ctx.log.warn({ error, count: ids.length }, "earnings could not be released together");
      return releaseEach(ctx, ids, failed);
    });
    released += count;
    // When nothing came of a whole batch, another worker is at it.
    const isStuck = count === 0 && failed.length === failedBefore;
    if (ids.length < batchSize || isStuck) return released;
  }
}

async function selectDue(ctx: ServiceContext, notIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.sql.query<{ id: string }>(
    `SELECT e.session_id AS id FROM earnings e
    WHERE e.state = 'pending' AND e.available_at <= $1::timestamptz AND e.session_id <> ALL($2::uuid[])
      AND NOT EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')
    ORDER BY e.available_at LIMIT ${batchSize}`,
    [ctx.clock.now(), notIds],
  );
  return rows.map(({ id }) => id);
}

async function releaseEach(ctx: ServiceContext, ids: readonly string[], failed: string[]): Promise<number> {
  let released = 0;
  for (const id of ids) {
    try {
      released += await releaseTogether(ctx, [id]);
    } catch (error) {
      failed.push(id);
      ctx.log.error({ error, sessionId: id }, "an earning could not be released");
    }
  }
  return released;
}

interface DueEarning {
  sessionId: string;
  vendorId: string;
  currency: string;
  /** The share after refunds. */
  leftMinor: bigint;
}

async function releaseTogether(ctx: ServiceContext, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return transactSql(ctx, async (tx) => {
    const due = await lockDue(tx, ids);
    const now = ctx.clock.now();
    await tx.sql.query(
      `UPDATE earnings e SET state = 'available', released_minor = r.minor, released_at = $3::timestamptz
      FROM unnest($1::uuid[], $2::bigint[]) AS r(id, minor) WHERE e.session_id = r.id`,
      [due.map(({ sessionId }) => sessionId), due.map(({ leftMinor }) => leftMinor), now],
    );
    const orders = due.flatMap(({ sessionId, vendorId, currency, leftMinor }) =>
      leftMinor === 0n
        ? []
        : [
            {
              posting: earningsRelease(vendorId, Number(leftMinor)),
              idempotencyKey: `earnings_release:${sessionId}`,
              currency,
              sessionId,
              now,
            },
          ],
    );
    await postAll(tx.sql, ctx.ids, orders);
    tx.hint(...[...new Set(due.map(({ vendorId }) => vendorId))].map(walletHint));
    return due.length;
  });
}

/**
 * Two statements: whoever refunds or disputes a charge holds the session's lock, so only what is read once that is
 * ours is final. Sessions that others hold are skipped.
 */
async function lockDue(tx: SqlTransaction, ids: readonly string[]): Promise<DueEarning[]> {
  const locked = await tx.sql.query<{ id: string }>(
    "SELECT id FROM sessions WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED",
    [ids],
  );
  return tx.sql.query<DueEarning>(
    `SELECT e.session_id AS "sessionId", e.vendor_id AS "vendorId", e.currency,
      (e.amount_minor - coalesce((SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0)
      )::bigint AS "leftMinor"
    FROM earnings e
    WHERE e.session_id = ANY($1::uuid[]) AND e.state = 'pending'
      AND NOT EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')
    ORDER BY e.session_id`,
    [locked.map(({ id }) => id)],
  );
}
