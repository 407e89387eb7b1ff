import type { Heartbeat } from "@paygo/contracts";
import { DomainError, type Interval, recordEvidence } from "@paygo/core";
import type { Sql } from "@paygo/db";
import type { ServiceContext } from "../context.ts";
import { transactSql } from "../transact.ts";
import { becomeLive } from "./become-live.ts";
import {
  type Change,
  type HostRow,
  lockHosts,
  type SessionRow,
  type Sessions,
  saveEvidence,
  selectBeatSessions,
} from "./heartbeat-sql.ts";
import { presenceOf } from "./record.ts";
import { toMeterView } from "./view.ts";

/** One heartbeat that waits to be written. */
export interface Beat {
  sessionId: string;
  userId: string;
  device: string;
  /** The sender was away since its last heartbeat, however short that was. */
  isResumed: boolean;
  /** Server time at which it came in; what it waits for the database proves nothing. */
  arrivedAt: Date;
}

/** What becomes of a heartbeat; `locked` when somebody is changing its session, and it must be tried again. */
export type BeatAnswer = Heartbeat | DomainError | "locked";

/**
 * Writes the evidence of many heartbeats in one transaction and answers each of them, in order and each in its
 * own time. A refused or locked heartbeat touches no other, nor does what goes wrong after the commit.
 */
export async function recordBeats(
  ctx: ServiceContext,
  beats: readonly Beat[],
): Promise<Promise<BeatAnswer>[]> {
  const { sessions, lockedIds, hosts, now, changes } = await transactSql(ctx, (tx) =>
    write(ctx, tx.sql, beats),
  );
  const risen = new Map(newlyLive(sessions, hosts).map((session) => [session.id, tryLive(ctx, session)]));
  await announceReturns(ctx, changes, now);
  return beats.map(async (beat) => {
    if (lockedIds.has(beat.sessionId)) return "locked";
    await risen.get(beat.sessionId);
    return refusalOf(sessions, hosts, beat) ?? answer(ctx, sessions, hosts, beat, now);
  });
}

/** The evidence is written: if the session cannot become live now, the next heartbeat tries it again. */
async function tryLive(ctx: ServiceContext, session: SessionRow): Promise<void> {
  try {
    const { state, endReason } = await becomeLive(ctx, session.id);
    session.state = state;
    session.endReason = endReason;
  } catch (error) {
    ctx.log.error({ error, sessionId: session.id }, "a session could not become live");
  }
}

/**
 * After a silence both sides read anew, and the sweeper looks whether the silences were too long in all. Whoever
 * holds a session's lock is not waited for: its deadline is due within 30 s anyway.
 */
async function announceReturns(ctx: ServiceContext, changes: readonly Change[], now: Date): Promise<void> {
  const sessionIds = [...new Set(changes.flatMap(({ host, closed }) => (closed ? [host.sessionId] : [])))];
  if (sessionIds.length === 0) return;
  try {
    await transactSql(ctx, async (tx) => {
      await tx.sql.query(
        `UPDATE sessions SET silent_after = $2 WHERE id IN (
          SELECT id FROM sessions WHERE id = ANY($1::uuid[]) AND state <> 'ended'
          ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)`,
        [sessionIds, now],
      );
      tx.hint(
        ...sessionIds.map((id) => ({ topic: `session:${id}`, kind: "session" as const, sessionId: id })),
      );
    });
  } catch (error) {
    ctx.log.error({ error, sessionIds }, "returns could not be announced");
  }
}

async function write(ctx: ServiceContext, sql: Sql, beats: readonly Beat[]) {
  const sessionIds = [...new Set(beats.map((beat) => beat.sessionId))];
  const hosts = await lockHosts(sql, sessionIds);
  // Read after the locks: what is closed by now is seen as closed.
  const sessions = await selectBeatSessions(sql, sessionIds);
  const lockedIds = new Set<string>();
  for (const id of sessions.keys()) {
    if (hosts.filter((host) => host.sessionId === id).length < 2) lockedIds.add(id);
  }
  for (const id of lockedIds) sessions.delete(id);
  const now = ctx.clock.now();
  const changes: Change[] = [];
  for (const beat of beats) {
    if (refusalOf(sessions, hosts, beat)) continue;
    const host = hosts.find((row) => row.sessionId === beat.sessionId && row.userId === beat.userId);
    if (!host || host.closedAt !== null) continue;
    const atMs = beat.arrivedAt.getTime();
    const { state, closed } = recordEvidence(
      presenceOf(host),
      atMs,
      ctx.settings.policy.maxGapMs,
      beat.isResumed,
    );
    host.presentSince = state.open && new Date(state.open.startMs);
    host.lastEvidenceAt = state.open && new Date(state.open.endMs);
    host.silentMs = state.silentMs;
    if (closed) sessions.get(host.sessionId)?.intervals.push({ userId: host.userId, ...closed });
    changes.push({ host, closed });
  }
  await saveEvidence(sql, changes);
  return { sessions, lockedIds, hosts, now, changes };
}

function refusalOf(sessions: Sessions, hosts: readonly HostRow[], beat: Beat): DomainError | null {
  const session = sessions.get(beat.sessionId);
  const host = hosts.find((row) => row.sessionId === beat.sessionId && row.userId === beat.userId);
  if (!session || !host) return new DomainError("not_found", "no such session");
  if (session.state === "ended") return null;
  if (session.answeredAt === null) return new DomainError("session_not_open", "nobody has answered");
  if (host.device !== beat.device) return new DomainError("room_elsewhere", "another device holds the place");
  return null;
}

function intervalsOf(session: SessionRow, hosts: readonly HostRow[], userId: string): Interval[] {
  const host = hosts.find((row) => row.sessionId === session.id && row.userId === userId);
  const open = host ? presenceOf(host).open : null;
  const closed = session.intervals.filter((interval) => interval.userId === userId);
  return open ? [...closed, open] : closed;
}

function newlyLive(sessions: Sessions, hosts: readonly HostRow[]): SessionRow[] {
  return [...sessions.values()].filter(
    (session) =>
      session.state === "ringing" &&
      session.answeredAt !== null &&
      intervalsOf(session, hosts, session.customerId).length > 0 &&
      intervalsOf(session, hosts, session.vendorId).length > 0,
  );
}

function answer(
  ctx: ServiceContext,
  sessions: Sessions,
  hosts: readonly HostRow[],
  beat: Beat,
  now: Date,
): Heartbeat | DomainError {
  const session = sessions.get(beat.sessionId);
  if (!session) return new DomainError("not_found", "no such session");
  const tariff = {
    ...session,
    pricePerMinuteMinor: Number(session.pricePerMinuteMinor),
    minimumMinor: Number(session.minimumMinor),
  };
  const evidence = {
    customer: intervalsOf(session, hosts, session.customerId),
    vendor: intervalsOf(session, hosts, session.vendorId),
  };
  return {
    state: session.state,
    endReason: session.endReason,
    now: now.toISOString(),
    meter: toMeterView(session.state, tariff, Number(session.heldMinor), evidence, now, ctx.settings.policy),
  };
}
