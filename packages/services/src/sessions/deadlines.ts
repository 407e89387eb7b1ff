import { examineSession, readMeter, type SessionPolicy, type Verdict } from "@paygo/core";
import type { TransactionSql } from "@paygo/db";
import { capOf, evidenceOf, heldOf, hostOf, presenceOf, type SessionRecord, tariffOf } from "./record.ts";

/** Core's verdict on an open session at `now`. */
export function examine(session: SessionRecord, now: Date, policy: SessionPolicy): Verdict {
  return examineSession(
    {
      tariff: tariffOf(session),
      heldMinor: heldOf(session),
      capMinor: capOf(session),
      answeredAtMs: session.answeredAt?.getTime() ?? null,
      ringingUntilMs: session.ringingUntil?.getTime() ?? null,
      maxUntilMs: session.maxUntil?.getTime() ?? null,
      isLive: session.state === "live",
      customer: presenceOf(hostOf(session, "customer")),
      vendor: presenceOf(hostOf(session, "vendor")),
      reading: readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs),
    },
    now.getTime(),
    policy,
  );
}

/** The deadline columns of a session that goes on, but for those that are set once. */
type Deadlines = Pick<SessionRecord, "silentAfter" | "fundedUntil" | "extendAt" | "warnAt">;

/** Writes the deadline columns of a session that goes on. */
export function writeDeadlines(
  sql: TransactionSql,
  sessionId: string,
  { silentAfter, fundedUntil, extendAt, warnAt }: Deadlines,
): void {
  sql.send(
    "UPDATE sessions SET silent_after = $2, funded_until = $3, extend_at = $4, warn_at = $5 WHERE id = $1",
    [sessionId, silentAfter, fundedUntil, extendAt, warnAt],
  );
}

/**
 * The deadline columns of a session that goes on. They are the earliest instants at which the session could
 * be over; heartbeats do not move them, the sweeper looks again when one is reached.
 */
export function deadlinesOf(
  session: SessionRecord,
  now: Date,
  policy: SessionPolicy,
): Omit<Deadlines, "warnAt"> {
  const verdict = examine(session, now, policy);
  if (verdict.kind === "end") {
    return { silentAfter: now, fundedUntil: session.fundedUntil, extendAt: session.extendAt };
  }
  const { silentAfterMs, fundedUntilMs } = verdict;
  return {
    silentAfter: silentAfterMs === null ? null : new Date(silentAfterMs),
    fundedUntil: fundedUntilMs === null ? null : new Date(fundedUntilMs),
    extendAt: fundedUntilMs === null ? null : new Date(fundedUntilMs - policy.extendBeforeMs),
  };
}
