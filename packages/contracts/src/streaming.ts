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
import { disputeView, fee, refundView } from "./refunds.ts";
import { iceServer, roomCredential, signalPayload, uid } from "./room.ts";
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
  /** The customer's spending cap; null for none, and always to the vendor, whom it does not concern. */
  capMinor: amountMinor.nullable(),
  /**
   * Billable milliseconds that all the money pays for that the session may still spend: held and available, up to
   * the cap. At it the session ends. Null to the vendor while it is far away, and to an admin.
   */
  reachMs: z.int().min(0).nullable(),
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
  /** The most that the customer wants to spend; without it the wallet is the limit. */
  capMinor: z.int().min(1).max(100_000_000).optional(),
  /** The price that the customer was shown; when it is no longer the service's, nothing starts. */
  agreedTariff: tariff.omit({ minuteMs: true }).optional(),
});
export const raiseCapInput = z.object({
  sessionId: id,
  /** Above the present cap; null takes it away. */
  capMinor: z.int().min(1).max(100_000_000).nullable(),
});
const outgoingSignals = z.array(z.object({ toUid: uid.nullable(), payload: signalPayload })).max(32);
const incomingSignals = z.array(z.object({ id: z.int(), fromUid: uid, payload: signalPayload }));

export const joinInput = z.object({
  sessionId: id,
  device,
  /** For a `peer` room's mailbox: the answer to the offer that came with the ring. */
  messages: outgoingSignals.default([]),
});
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
  /** Sent because an `evidence` hint asked for it. */
  isAsked: z.boolean().default(false),
});
/** The answer to a heartbeat: enough to know whether to go on, and where the meter stands. */
export const heartbeatOutput = z.object({
  state: sessionState,
  endReason: endReason.nullable(),
  now: instant,
  meter: meterView.omit({ availableMinor: true, capMinor: true, reachMs: true }),
});
export type Heartbeat = z.infer<typeof heartbeatOutput>;

export const listSessionsInput = z.object({
  cursor: idCursor.optional(),
  limit: pageSize,
  /** In the service's title or the other person's name. */
  query: z.string().trim().max(100).optional(),
  endReason: endReason.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Only sessions that cost something. */
  isCharged: z.boolean().optional(),
});
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
  receiptNumber: z.int().min(1),
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
  /** Whether the tariff's minimum took the place of the price of the billed seconds. */
  isMinimum: z.boolean(),
  /** The customer's spending cap at the end; null for none, and always on the vendor's receipt. */
  capMinor: amountMinor.nullable(),
  /** What the tariff asks for the billable time. */
  dueMinor: amountMinor,
  heldMinor: amountMinor,
  chargedMinor: amountMinor,
  releasedMinor: amountMinor,
  unaffordableMinor: amountMinor,
  /** The vendor's share and the platform's fee; null on the customer's receipt. */
  split: z.object({ fee, vendorMinor: amountMinor, feeMinor: amountMinor }).nullable(),
  /** What was given back since, oldest first; each is a credit note. */
  refunds: z.array(refundView),
  dispute: disputeView.nullable(),
  /** Until when the vendor may discount and the customer may dispute; null where nothing was charged. */
  adjustableUntil: instant.nullable(),
  events: z.array(z.object({ kind: z.string(), at: instant })),
});
export type ReceiptView = z.infer<typeof receiptView>;

export const sendSignalsInput = z.object({
  sessionId: id,
  device,
  messages: outgoingSignals.min(1),
});
export const readSignalsInput = z.object({ sessionId: id, device, afterId: z.int().min(0) });
export const readSignalsOutput = z.object({ messages: incomingSignals });

/** What a rung vendor's browser can make its connection with before the answer. */
export const prepareOutput = z.object({
  uid,
  peerUid: uid,
  /** Null when the room is not a `peer` room: nothing can be prepared. */
  iceServers: z.array(iceServer).nullable(),
  messages: incomingSignals,
});
