import { endReasons, sessionStates } from "@paygo/core";
import { z } from "zod";
import {
  amountMinor,
  device,
  id,
  idCursor,
  idempotencyKey,
  instant,
  pageOf,
  pageSize,
  person,
} from "./primitives.ts";
import { roomCredential, signalPayload, uid } from "./room.ts";
import { tariff } from "./services.ts";

export const sessionState = z.enum(sessionStates);
export const endReason = z.enum(endReasons);

/** What a person is to a session. An admin only looks. */
export const sessionPart = z.enum(["customer", "vendor", "admin"]);
export type SessionPart = z.infer<typeof sessionPart>;

/** The server's truth about the meter; `projectBillableMs` of core carries it on between two readings. */
export const meterView = z.object({
  /** `waiting` until both were connected once, `paused` while one side gives no evidence, or too long none at all. */
  state: z.enum(["waiting", "running", "paused", "stopped"]),
  billableMs: z.int().min(0),
  /** The instant up to which `billableMs` is proved; null until both were connected once. */
  provedUntil: instant.nullable(),
  costMinor: amountMinor,
  heldMinor: amountMinor,
  /** Billable milliseconds that the held money pays for. */
  fundedMs: z.int().min(0),
  /** Whether the wallet has more to extend with once the hold runs out. Only the customer sees the amount. */
  availableMinor: amountMinor.nullable(),
});
export type MeterView = z.infer<typeof meterView>;

export const sessionView = z.object({
  id,
  state: sessionState,
  endReason: endReason.nullable(),
  declineReason: z.string().nullable(),
  part: sessionPart,
  service: z.object({ id, title: z.string() }),
  customer: person,
  vendor: person,
  tariff,
  createdAt: instant,
  ringingUntil: instant.nullable(),
  answeredAt: instant.nullable(),
  liveAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** When this view was made, by the server's clock. */
  now: instant,
  meter: meterView,
  /** The reader's own place in the room; null for an admin. */
  self: z.object({ uid, device: device.nullable() }).nullable(),
  /** The other host's uid; null for an admin. */
  peerUid: uid.nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

export const sessionAndRoom = z.object({ session: sessionView, room: roomCredential });
export type SessionAndRoom = z.infer<typeof sessionAndRoom>;

export const startInput = z.object({
  serviceId: id,
  device,
  idempotencyKey: idempotencyKey.optional(),
  /** The price that the customer was shown; when it is no longer the service's, nothing starts. */
  agreedTariff: tariff.omit({ minuteMs: true }).optional(),
});
export const joinInput = z.object({ sessionId: id, device });
export const declineInput = z.object({ sessionId: id, reason: z.string().trim().max(200).default("") });
export const stopInput = z.object({ sessionId: id });
export const sessionInput = z.object({ sessionId: id });
export const tokenInput = z.object({
  sessionId: id,
  /** Without it, the credential is renewed for the device that holds the place now. */
  device: device.optional(),
  /** Opening the room on another device takes the place over; a renewal never does. */
  takeOver: z.boolean().default(false),
});
export const tokenOutput = z.object({ room: roomCredential });
export const sessionOutput = z.object({ session: sessionView });

export const heartbeatInput = z.object({
  sessionId: id,
  device,
  /** The first heartbeat after the sender's media was lost or its page loaded: the time since its last one is free. */
  isResumed: z.boolean().default(false),
});
/** The answer to a heartbeat: enough to know whether to go on, and where the meter stands. */
export const heartbeatOutput = z.object({
  state: sessionState,
  endReason: endReason.nullable(),
  now: instant,
  meter: meterView.omit({ availableMinor: true }),
});
export type Heartbeat = z.infer<typeof heartbeatOutput>;

export const listSessionsInput = z.object({ cursor: idCursor.optional(), limit: pageSize });
export const sessionSummary = z.object({
  id,
  state: sessionState,
  endReason: endReason.nullable(),
  part: sessionPart,
  service: z.object({ id, title: z.string() }),
  customer: person,
  vendor: person,
  currency: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  billableMs: z.int().min(0).nullable(),
  chargedMinor: amountMinor.nullable(),
  /** Only for the vendor. */
  vendorMinor: amountMinor.nullable(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;
export const sessionPage = pageOf(sessionSummary);

export const intervalView = z.object({ startedAt: instant, endedAt: instant });
export type IntervalView = z.infer<typeof intervalView>;

/** The final bill with all the evidence it rests on; `computeBill` of core gives the same figures. */
export const receiptView = z.object({
  sessionId: id,
  part: sessionPart,
  endReason,
  declineReason: z.string().nullable(),
  service: z.object({ id, title: z.string() }),
  customer: person,
  vendor: person,
  tariff,
  createdAt: instant,
  answeredAt: instant.nullable(),
  liveAt: instant.nullable(),
  endedAt: instant,
  presence: z.object({ customer: z.array(intervalView), vendor: z.array(intervalView) }),
  billable: z.array(intervalView),
  billableMs: z.int().min(0),
  billableSeconds: z.int().min(0),
  freeSeconds: z.int().min(0),
  billedSeconds: z.int().min(0),
  /** What the tariff asks for the billable time. */
  dueMinor: amountMinor,
  heldMinor: amountMinor,
  chargedMinor: amountMinor,
  releasedMinor: amountMinor,
  unaffordableMinor: amountMinor,
  /** The vendor's share and the platform's fee; null on the customer's receipt. */
  split: z.object({ feeBasisPoints: z.int(), vendorMinor: amountMinor, feeMinor: amountMinor }).nullable(),
  events: z.array(z.object({ kind: z.string(), at: instant })),
});
export type ReceiptView = z.infer<typeof receiptView>;

export const sendSignalsInput = z.object({
  sessionId: id,
  device,
  messages: z
    .array(z.object({ toUid: uid.nullable(), payload: signalPayload }))
    .min(1)
    .max(32),
});
export const readSignalsInput = z.object({ sessionId: id, device, afterId: z.int().min(0) });
export const readSignalsOutput = z.object({
  messages: z.array(z.object({ id: z.int(), fromUid: uid, payload: signalPayload })),
});
