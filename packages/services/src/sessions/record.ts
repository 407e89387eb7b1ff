import type { SessionPart } from "@paygo/contracts";

import {
  DomainError,
  type Evidence,
  type Fee,
  type Interval,
  type PresenceState,
  type Tariff,
} from "@paygo/core";
import type { Sql, TransactionSql } from "@paygo/db";

import type { Viewer } from "../context.ts";
import type { HostRecord, SessionRecord } from "./record-sql.ts";
import { lockSessionRows, selectSessions } from "./record-sql.ts";

export type { HostRecord, SessionRecord } from "./record-sql.ts";

/** Reads a session. Throws `not_found`. */
export async function readSession(sql: Sql, sessionId: string): Promise<SessionRecord> {
  const [session] = await selectSessions(sql, [sessionId]);
  if (!session) throw new DomainError("not_found", "no such session");
  return session;
}

/**
 * Locks the session's row, then reads it: one statement for both would show what belongs to the session as it was
 * before a wait for the lock. Every change of a session goes through here, so two of them never interleave. Lock
 * order of the whole product: sessions, participants, ledger accounts, each in the order of their ids.
 */
export async function lockSession(sql: TransactionSql, sessionId: string): Promise<SessionRecord> {
  const [, session] = await Promise.all([
    lockSessionRows(sql, [sessionId], "wait"),
    readSession(sql, sessionId),
  ]);
  return session;
}

/** The reader's part in the session. To anybody who has none the session does not exist: `not_found`. */
export function requirePart(
  session: Pick<SessionRecord, "customerId" | "vendorId">,
  viewer: Viewer,
): SessionPart {
  if (session.customerId === viewer.userId) return "customer";
  if (session.vendorId === viewer.userId) return "vendor";
  if (viewer.role === "admin") return "admin";
  throw new DomainError("not_found", "no such session");
}

/** The reader's place in the session. Throws `not_found` for strangers and `forbidden` for admins, who only look. */
export function requireHost(
  session: SessionRecord,
  viewer: Viewer,
): { part: "customer" | "vendor"; host: HostRecord } {
  const part = requirePart(session, viewer);
  if (part === "admin") throw new DomainError("forbidden", "an admin has no place in the session");
  return { part, host: hostOf(session, part) };
}

/** The participant row of one of the two hosts. */
export function hostOf(session: SessionRecord, part: "customer" | "vendor"): HostRecord {
  const userId = part === "customer" ? session.customerId : session.vendorId;
  const host = session.participants.find((participant) => participant.userId === userId);
  if (!host) throw new DomainError("internal", `session ${session.id} has no ${part}`);
  return host;
}

/** The tariff that was agreed at the start. */
export function tariffOf(session: SessionRecord): Tariff {
  return {
    pricePerMinuteMinor: Number(session.pricePerMinuteMinor),
    currency: session.currency,
    initialSeconds: session.initialSeconds,
    subsequentSeconds: session.subsequentSeconds,
    freeSeconds: session.freeSeconds,
    minimumMinor: Number(session.minimumMinor),
    minimumAfterSeconds: session.minimumAfterSeconds,
    minuteMs: session.minuteMs,
  };
}

/** The platform's fee that was agreed at the start. */
export function feeOf(session: Pick<SessionRecord, "feeBasisPoints" | "feeFixedMinor">): Fee {
  return { basisPoints: session.feeBasisPoints, fixedMinor: Number(session.feeFixedMinor) };
}

/** The customer's spending cap in minor units; null for none. */
export function capOf(session: Pick<SessionRecord, "capMinor">): number | null {
  return session.capMinor === null ? null : Number(session.capMinor);
}

/** All that was set aside for the session, in minor units. */
export function heldOf(session: SessionRecord): number {
  return session.holds.reduce((sum, hold) => sum + Number(hold.amountMinor), 0);
}

/** A host's presence state, as core knows it. */
export function presenceOf(host: {
  presentSince: Date | null;
  lastEvidenceAt: Date | null;
  silentMs: number;
}): PresenceState {
  const { presentSince, lastEvidenceAt, silentMs } = host;
  if (presentSince === null || lastEvidenceAt === null) return { open: null, silentMs };
  return { open: { startMs: presentSince.getTime(), endMs: lastEvidenceAt.getTime() }, silentMs };
}

/** All intervals in which a host was present: the closed ones and the open one. */
function intervalsOf(host: HostRecord): Interval[] {
  const closed = host.intervals.map((interval) => ({
    startMs: interval.startedAt.getTime(),
    endMs: interval.endedAt.getTime(),
  }));
  const { open } = presenceOf(host);
  return open ? [...closed, open] : closed;
}

/** Both hosts' presence. */
export function evidenceOf(session: SessionRecord): Evidence {
  return {
    customer: intervalsOf(hostOf(session, "customer")),
    vendor: intervalsOf(hostOf(session, "vendor")),
  };
}
