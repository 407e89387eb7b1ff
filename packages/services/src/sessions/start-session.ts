import type { SessionAndRoom, startInput } from "@paygo/contracts";
import { DomainError, type Fee, feeAt, minimumHold, planHold, type Tariff } from "@paygo/core";
import type { TransactionSql } from "@paygo/db";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import { toTariff } from "../catalog/view.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints, walletHint } from "../hints.ts";
import { planRefill } from "../payments/plan-refill.ts";
import { transactSql } from "../transact.ts";
import { placeHold } from "./hold.ts";
import { presentSessionAndRoom } from "./present.ts";
import { hostOf, lockSession, readSession } from "./record.ts";
import { insertSession, type Offer, selectConflicts, selectOffer } from "./start-session-sql.ts";

/**
 * Rings a vendor: creates the session with a snapshot of the tariff, places the first hold and tells the
 * vendor. The same `idempotencyKey` returns the same session while it is open. Throws `not_found`,
 * `service_off`, `tariff_changed` (when `agreedTariff` is no longer the service's), `vendor_busy`,
 * `customer_busy`, `wallet_blocked` (with `owedMinor`), `cap_too_low` (with `leastMinor`), `insufficient_funds`
 * (with `missingMinor`), `idempotency_mismatch` (another service or cap), `session_not_open` (a retry after the
 * end) or `room_elsewhere` (a retry while another device holds the place).
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
  return transactSql(ctx, async (tx) => {
    const now = ctx.clock.now();
    const offer = await selectOffer(tx.sql, input.serviceId, customer.userId, now);
    if (!offer) throw new DomainError("not_found", "no such service");
    const tariff = toTariff(offer, ctx.settings.minuteMs);
    const sessionId = ctx.ids.newId();
    const [customerUid, vendorUid] = twoUids(ctx);
    const isCreated = await insertSession(tx.sql, {
      id: sessionId,
      customer: { id: customer.userId, placeId: ctx.ids.newId(), uid: customerUid, device: input.device },
      vendor: { id: offer.vendorId, placeId: ctx.ids.newId(), uid: vendorUid },
      serviceId: offer.id,
      serviceTitle: offer.title,
      channel: ctx.ids.newChannel(),
      idempotencyKey: input.idempotencyKey,
      tariff,
      fee: feeOfOffer(ctx, offer, now),
      capMinor: input.capMinor ?? null,
      createdAt: now,
      ringingUntil: new Date(now.getTime() + ctx.settings.policy.ringMs),
    });
    if (!isCreated) return explainConflict(ctx, tx.sql, customer.userId, offer, input);
    if (!offer.isActive) throw new DomainError("service_off", "the service is switched off");
    requireAgreement(input.agreedTariff, tariff);
    const amountMinor = planFirstHold(ctx, tariff, offer, input.capMinor ?? null);
    const held = { id: sessionId, customerId: customer.userId, currency: tariff.currency };
    await placeHold(ctx, tx.sql, held, amountMinor, 1, now);
    if (offer.isRefilled) await planRefill(ctx, tx, { sessionId, ...held, ...tariff });
    const session = await readSession(tx.sql, sessionId);
    tx.hint(...sessionHints(session), walletHint(customer.userId));
    return presentSessionAndRoom(ctx, session, "customer");
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
    agreed.freeSeconds === tariff.freeSeconds &&
    agreed.minimumMinor === tariff.minimumMinor &&
    agreed.minimumAfterSeconds === tariff.minimumAfterSeconds;
  if (isSame) return;
  const { pricePerMinuteMinor, currency } = tariff;
  throw new DomainError("tariff_changed", "the tariff is another now", { pricePerMinuteMinor, currency });
}

/** The platform's fee of this instant, which the session keeps. */
function feeOfOffer(ctx: ServiceContext, { datedFee }: Offer, now: Date): Fee {
  const fallback = { basisPoints: ctx.settings.feeBasisPoints, fixedMinor: 0 };
  return feeAt(datedFee ? [datedFee] : [], now.getTime(), fallback);
}

/** Different ones: the two meet in one channel. */
function twoUids(ctx: ServiceContext): [number, number] {
  const first = ctx.ids.newUid();
  let second = ctx.ids.newUid();
  while (second === first) second = ctx.ids.newUid();
  return [first, second];
}

/**
 * What is set aside before the ring. Throws `wallet_blocked`, `cap_too_low`, or `insufficient_funds` when the
 * wallet has not the least that a session takes.
 */
function planFirstHold(ctx: ServiceContext, tariff: Tariff, offer: Offer, capMinor: number | null): number {
  const { currency } = tariff;
  const owedMinor = Number(offer.owedMinor);
  if (owedMinor > 0) throw new DomainError("wallet_blocked", "the customer owes", { owedMinor, currency });
  const leastMinor = minimumHold(tariff);
  if (capMinor !== null && capMinor < leastMinor) {
    throw new DomainError("cap_too_low", "the cap allows no session", { leastMinor, currency });
  }
  const availableMinor = Number(offer.availableMinor);
  if (availableMinor < leastMinor) {
    const details = { missingMinor: leastMinor - availableMinor, currency };
    throw new DomainError("insufficient_funds", "not enough for the least that a session takes", details);
  }
  const { holdWindowMs } = ctx.settings.policy;
  const facts = { billableMs: 0, heldMinor: 0, availableMinor, capMinor };
  return planHold(tariff, { ...facts, windowMs: holdWindowMs });
}

/** One of three unique indexes refused the row: a retry, a busy customer or a busy vendor. Null when none is left. */
async function explainConflict(
  ctx: ServiceContext,
  sql: TransactionSql,
  customerId: string,
  service: { id: string; vendorId: string },
  { idempotencyKey, device, capMinor }: Attempt,
): Promise<SessionAndRoom | null> {
  const { first, own, theirs } = await selectConflicts(sql, customerId, service.vendorId, idempotencyKey);
  if (first) {
    if (first.serviceId !== service.id) {
      throw new DomainError("idempotency_mismatch", "the key was used for another service");
    }
    if (first.startCapMinor !== (capMinor ?? null)) {
      throw new DomainError("idempotency_mismatch", "the key was used with another spending cap");
    }
    const session = await lockSession(sql, first.id);
    if (session.state === "ended") {
      // The first answer is long used up, and a closed room has no credential.
      throw new DomainError("session_not_open", "the session has ended", { sessionId: session.id });
    }
    if (hostOf(session, "customer").device !== device) {
      throw new DomainError("room_elsewhere", "another device holds the place", { sessionId: session.id });
    }
    return presentSessionAndRoom(ctx, session, "customer");
  }
  if (own) throw new DomainError("customer_busy", "the customer has an open session", { sessionId: own.id });
  if (theirs) throw new DomainError("vendor_busy", "the vendor has an open session");
  return null;
}
