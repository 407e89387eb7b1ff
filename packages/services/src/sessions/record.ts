import type { SessionPart } from "@paygo/contracts";
import { DomainError, type Evidence, type Interval, type PresenceState, type Tariff } from "@paygo/core";
import type { DatabaseTransaction, Prisma } from "@paygo/db";
import type { Viewer } from "../context.ts";

/** What every view, bill and verdict is made from: a session with all that belongs to it. */
const sessionRecord = {
  customer: { select: { id: true, name: true } },
  vendor: { select: { id: true, name: true } },
  participants: {
    where: { role: "host", purpose: "primary" },
    include: { intervals: { orderBy: { startedAt: "asc" } } },
  },
  holds: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.SessionInclude;

export type SessionRecord = Prisma.SessionGetPayload<{ include: typeof sessionRecord }>;
export type HostRecord = SessionRecord["participants"][number];

/** Reads a session. Throws `not_found`. */
export async function readSession(
  db: Pick<DatabaseTransaction, "session">,
  sessionId: string,
): Promise<SessionRecord> {
  const session = await db.session.findUnique({ where: { id: sessionId }, include: sessionRecord });
  if (!session) throw new DomainError("not_found", "no such session");
  return session;
}

/**
 * Locks the session's row, then reads it. Every change of a session goes through here, so two of them
 * never interleave. Lock order of the whole product: session, participants, ledger accounts.
 */
export async function lockSession(db: DatabaseTransaction, sessionId: string): Promise<SessionRecord> {
  await db.$queryRaw`SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR UPDATE`;
  return readSession(db, sessionId);
}

/** The reader's part in the session. To anybody who has none the session does not exist: `not_found`. */
export function requirePart(session: SessionRecord, viewer: Viewer): SessionPart {
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
    minuteMs: session.minuteMs,
  };
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
