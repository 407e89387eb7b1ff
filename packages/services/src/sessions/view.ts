import type { MeterView, SessionPart, SessionSummary, SessionView } from "@paygo/contracts";
import {
  costSoFar,
  type Evidence,
  fundedMs,
  type Interval,
  type MeterReading,
  projectBillableMs,
  reachMs,
  readMeter,
  type SessionPolicy,
  type SessionState,
  type Tariff,
} from "@paygo/core";
import { capOf, evidenceOf, heldOf, hostOf, type SessionRecord, tariffOf } from "./record.ts";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The session as one of its people sees it. `availableMinor` is the customer's, and shown to nobody else. */
export function toSessionView(
  session: SessionRecord,
  part: SessionPart,
  now: Date,
  policy: SessionPolicy,
  availableMinor: number | null,
): SessionView {
  const self = part === "admin" ? null : hostOf(session, part);
  const peer = part === "admin" ? null : hostOf(session, part === "customer" ? "vendor" : "customer");
  return {
    id: session.id,
    state: session.state,
    endReason: session.endReason,
    declineReason: session.declineReason,
    part,
    service: { id: session.serviceId, title: session.serviceTitle },
    customer: session.customer,
    vendor: session.vendor,
    tariff: tariffOf(session),
    createdAt: session.createdAt.toISOString(),
    ringingUntil: iso(session.ringingUntil),
    answeredAt: iso(session.answeredAt),
    liveAt: iso(session.liveAt),
    endedAt: iso(session.endedAt),
    now: now.toISOString(),
    meter: {
      ...toMeterView(session.state, tariffOf(session), heldOf(session), evidenceOf(session), now, policy),
      availableMinor: part === "customer" ? availableMinor : null,
      capMinor: part === "vendor" ? null : capOf(session),
      reachMs: reachOf(session, part, now, policy),
    },
    self: self && { uid: self.uid, device: self.device },
    peerUid: peer?.uid ?? null,
  };
}

const nearMinutes = 3;

/** How far the money reaches: the customer's to know, and the vendor's once the end is near. */
function reachOf(session: SessionRecord, part: SessionPart, now: Date, policy: SessionPolicy): number | null {
  if (part === "admin" || session.state === "ended") return null;
  const { availableMinor, minuteMs } = session;
  const funds = { heldMinor: heldOf(session), availableMinor, capMinor: capOf(session) };
  const farMs = reachMs(tariffOf(session), funds);
  if (part === "customer") return farMs;
  const reading = readMeter(evidenceOf(session), now.getTime(), policy.maxGapMs);
  const leftMs = farMs - projectBillableMs(reading, now.getTime(), policy.maxGapMs);
  return leftMs <= nearMinutes * minuteMs ? farMs : null;
}

/** The meter without anybody's wallet. */
export function toMeterView(
  state: SessionState,
  tariff: Tariff,
  heldMinor: number,
  evidence: Evidence,
  now: Date,
  policy: SessionPolicy,
): Omit<MeterView, "availableMinor" | "capMinor" | "reachMs"> {
  const reading = readMeter(evidence, now.getTime(), policy.maxGapMs);
  return {
    state: meterState(state, evidence, reading, now, policy),
    billableMs: reading.billableMs,
    provedUntil: reading.provedUntilMs === null ? null : new Date(reading.provedUntilMs).toISOString(),
    costMinor: costSoFar(tariff, reading.billableMs, heldMinor),
    heldMinor,
    fundedMs: fundedMs(tariff, heldMinor),
  };
}

/** Paused also when one side has come and the other has not for too long: its browser must not publish for nothing. */
function meterState(
  state: SessionState,
  evidence: Evidence,
  reading: MeterReading,
  now: Date,
  policy: SessionPolicy,
): MeterView["state"] {
  if (state === "ended") return "stopped";
  if (reading.isRunning) return state === "live" ? "running" : "waiting";
  // There is evidence only of answered sessions.
  const isOld = ({ startMs }: Interval) => now.getTime() - startMs > policy.maxGapMs;
  return [...evidence.customer, ...evidence.vendor].some(isOld) ? "paused" : "waiting";
}

/** A line of a session list. */
export function toSessionSummary(
  session: Pick<
    SessionRecord,
    | "id"
    | "state"
    | "endReason"
    | "serviceId"
    | "serviceTitle"
    | "customer"
    | "vendor"
    | "currency"
    | "createdAt"
    | "endedAt"
    | "billableMs"
    | "chargedMinor"
    | "vendorMinor"
  >,
  part: SessionPart,
): SessionSummary {
  return {
    id: session.id,
    state: session.state,
    endReason: session.endReason,
    part,
    service: { id: session.serviceId, title: session.serviceTitle },
    customer: session.customer,
    vendor: session.vendor,
    currency: session.currency,
    createdAt: session.createdAt.toISOString(),
    endedAt: iso(session.endedAt),
    billableMs: session.billableMs,
    chargedMinor: session.chargedMinor === null ? null : Number(session.chargedMinor),
    vendorMinor: part === "customer" || session.vendorMinor === null ? null : Number(session.vendorMinor),
  };
}
