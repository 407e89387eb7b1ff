import { type EndReason, readMeter, type SessionState } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transactSql } from "../transact.ts";
import { deadlinesOf, writeDeadlines } from "./deadlines.ts";
import { addEvent } from "./events.ts";
import { fundsNewsOf } from "./funds-warnings.ts";
import { evidenceOf, lockSession } from "./record.ts";

/**
 * Makes an answered session live, once both hosts are present. Harmless when it is not the time, or done
 * already. Returns how the session stands afterwards. Waits 2 s at most for others who change the session.
 */
export async function becomeLive(
  ctx: ServiceContext,
  sessionId: string,
): Promise<{ state: SessionState; endReason: EndReason | null }> {
  return transactSql(ctx, async (tx) => {
    tx.sql.send("SET LOCAL lock_timeout = '2s'");
    const session = await lockSession(tx.sql, sessionId);
    if (session.state !== "ringing" || session.answeredAt === null) return session;
    const now = ctx.clock.now();
    const { policy } = ctx.settings;
    if (!readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs).isRunning) return session;
    const live = { ...session, state: "live" as const, liveAt: now };
    tx.sql.send("UPDATE sessions SET state = 'live', live_at = $2 WHERE id = $1", [session.id, now]);
    const { event, warnAt } = fundsNewsOf({ ...live, warnAt: now }, now, policy);
    writeDeadlines(tx.sql, session.id, { ...deadlinesOf(live, now, policy), warnAt });
    addEvent(tx.sql, session.id, "live", now);
    if (event) addEvent(tx.sql, session.id, event, now);
    tx.hint(...sessionHints(session));
    return live;
  });
}
