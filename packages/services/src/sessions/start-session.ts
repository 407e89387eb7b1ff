import type { SessionAndRoom, startInput } from "@paygo/contracts";
import { DomainError, minimumHold, planHold, type Tariff } from "@paygo/core";
import type { DatabaseTransaction } from "@paygo/db";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import { toTariff } from "../catalog/view.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { readBalances } from "../ledger/balances.ts";
import { type Transaction, transact } from "../transact.ts";
import { addEvent } from "./events.ts";
import { placeHold } from "./hold.ts";
import { presentSessionAndRoom } from "./present.ts";
import { hostOf, lockSession, readSession } from "./record.ts";

/**
 * Rings a vendor: creates the session with a snapshot of the tariff, places the first hold and tells the
 * vendor. The same `idempotencyKey` returns the same session while it is open. Throws `not_found`,
 * `service_off`, `tariff_changed` (when `agreedTariff` is no longer the service's), `vendor_busy`,
 * `customer_busy`, `insufficient_funds` (with `missingMinor`), `idempotency_mismatch`, `session_not_open` (a
 * retry after the end) or `room_elsewhere` (a retry while another device holds the place).
 */
export async function startSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof startInput>,
): Promise<SessionAndRoom> {
  const customer = requireRole(viewer, "user");
  await ctx.rateLimits.consume("start", customer.userId);
  const attempt = { ...input, idempotencyKey: input.idempotencyKey ?? ctx.ids.newId() };
  // Whoever was in the way may have ended meanwhile: once more, then.
  const started = (await tryStart(ctx, customer, attempt)) ?? (await tryStart(ctx, customer, attempt));
  if (!started) throw new DomainError("unavailable", "the session in the way ended, twice");
  return started;
}

type Attempt = z.output<typeof startInput> & { idempotencyKey: string };

/** Null when a session was in the way that is over by now. */
async function tryStart(
  ctx: ServiceContext,
  customer: Viewer,
  input: Attempt,
): Promise<SessionAndRoom | null> {
  return transact(ctx, async (tx) => {
    const service = await tx.db.service.findUnique({ where: { id: input.serviceId } });
    if (!service) throw new DomainError("not_found", "no such service");
    const now = ctx.clock.now();
    const tariff = toTariff(service, ctx.settings.minuteMs);
    const sessionId = ctx.ids.newId();
    const { minuteMs, ...price } = tariff;
    const [created] = await tx.db.session.createManyAndReturn({
      data: [
        {
          id: sessionId,
          customerId: customer.userId,
          vendorId: service.vendorId,
          serviceId: service.id,
          channel: ctx.ids.newChannel(),
          idempotencyKey: input.idempotencyKey,
          serviceTitle: service.title,
          ...price,
          minuteMs,
          feeBasisPoints: ctx.settings.feeBasisPoints,
          createdAt: now,
          ringingUntil: new Date(now.getTime() + ctx.settings.policy.ringMs),
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!created) return explainConflict(ctx, tx.db, customer.userId, service, input);
    if (!service.isActive) throw new DomainError("service_off", "the service is switched off");
    requireAgreement(input.agreedTariff, tariff);
    await addHosts(ctx, tx, sessionId, customer.userId, service.vendorId, input.device);
    await addEvent(tx.db, sessionId, "started", now);
    await placeFirstHold(ctx, tx.db, { id: sessionId, customerId: customer.userId, tariff }, now);
    const session = await readSession(tx.db, sessionId);
    tx.hint(...sessionHints(session), walletHint(customer.userId));
    return presentSessionAndRoom(ctx, tx.db, session, "customer");
  });
}

/** Nobody pays a price that they were not shown. Whoever sends none agrees to the one of this moment. */
function requireAgreement(agreed: z.output<typeof startInput>["agreedTariff"], tariff: Tariff): void {
  if (!agreed) return;
  const isSame =
    agreed.pricePerMinuteMinor === tariff.pricePerMinuteMinor &&
    agreed.currency === tariff.currency &&
    agreed.initialSeconds === tariff.initialSeconds &&
    agreed.subsequentSeconds === tariff.subsequentSeconds &&
    agreed.freeSeconds === tariff.freeSeconds;
  if (isSame) return;
  const { pricePerMinuteMinor, currency } = tariff;
  throw new DomainError("tariff_changed", "the tariff is another now", { pricePerMinuteMinor, currency });
}

async function addHosts(
  ctx: ServiceContext,
  tx: Transaction,
  sessionId: string,
  customerId: string,
  vendorId: string,
  device: string,
): Promise<void> {
  const customerUid = ctx.ids.newUid();
  let vendorUid = ctx.ids.newUid();
  while (vendorUid === customerUid) vendorUid = ctx.ids.newUid();
  await tx.db.participant.createMany({
    data: [
      { id: ctx.ids.newId(), sessionId, userId: customerId, uid: customerUid, device },
      { id: ctx.ids.newId(), sessionId, userId: vendorId, uid: vendorUid },
    ],
  });
}

async function placeFirstHold(
  ctx: ServiceContext,
  db: DatabaseTransaction,
  session: { id: string; customerId: string; tariff: Tariff },
  now: Date,
): Promise<void> {
  const { currency } = session.tariff;
  const { availableMinor } = await readBalances(db, session.customerId, currency);
  const missingMinor = minimumHold(session.tariff) - availableMinor;
  if (missingMinor > 0) {
    throw new DomainError("insufficient_funds", "not enough for the first increment", {
      missingMinor,
      currency,
    });
  }
  const amountMinor = planHold(session.tariff, {
    billableMs: 0,
    heldMinor: 0,
    availableMinor,
    windowMs: ctx.settings.policy.holdWindowMs,
  });
  await placeHold(ctx, db, { ...session, currency }, amountMinor, 1, now);
}

/** One of three unique indexes refused the row: a retry, a busy customer or a busy vendor. Null when none is left. */
async function explainConflict(
  ctx: ServiceContext,
  db: DatabaseTransaction,
  customerId: string,
  service: { id: string; vendorId: string },
  { idempotencyKey, device }: Attempt,
): Promise<SessionAndRoom | null> {
  const open = { state: { not: "ended" } } as const;
  const first = await db.session.findFirst({
    where: { customerId, idempotencyKey },
    select: { id: true, serviceId: true },
  });
  if (first) {
    if (first.serviceId !== service.id) {
      throw new DomainError("idempotency_mismatch", "the key was used for another service");
    }
    const session = await lockSession(db, first.id);
    if (session.state === "ended") {
      // The first answer is long used up, and a closed room has no credential.
      throw new DomainError("session_not_open", "the session has ended", { sessionId: session.id });
    }
    if (hostOf(session, "customer").device !== device) {
      throw new DomainError("room_elsewhere", "another device holds the place", { sessionId: session.id });
    }
    return presentSessionAndRoom(ctx, db, session, "customer");
  }
  const own = await db.session.findFirst({ where: { customerId, ...open }, select: { id: true } });
  if (own) throw new DomainError("customer_busy", "the customer has an open session", { sessionId: own.id });
  const { vendorId } = service;
  const theirs = await db.session.findFirst({ where: { vendorId, ...open }, select: { id: true } });
  if (theirs) throw new DomainError("vendor_busy", "the vendor has an open session");
  return null;
}
