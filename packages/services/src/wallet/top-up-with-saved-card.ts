import type { oneTapTopUpInput, PaymentView } from "@paygo/contracts";
import { DomainError, type ErrorDetails } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { chargePayment } from "../payments/charge-payment.ts";
import { readOwnPaymentMethod } from "./own-payment-method.ts";
import { type PaymentRecord, toPaymentView } from "./payment-view.ts";
import { requireTopUpAmount } from "./require-top-up-amount.ts";

type Input = z.output<typeof oneTapTopUpInput>;

/**
 * Charges a saved card at once. The same `idempotencyKey` charges once. When the provider is away, or decides
 * later, the payment comes back as it stands and goes on without the caller. Throws `invalid_input` outside the
 * limits, `not_found` for somebody else's card or session, `idempotency_mismatch`, and `payment_failed` with
 * `failureCode` when the card is declined.
 */
export async function topUpWithSavedCard(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: Input,
): Promise<{ payment: PaymentView }> {
  const { userId } = requireRole(viewer, "user");
  requireTopUpAmount(ctx, input.amountMinor);
  await ctx.rateLimits.consume("top_up", userId);
  const key = { userId_idempotencyKey: { userId, idempotencyKey: input.idempotencyKey } };
  const before = await ctx.db.prisma.payment.findUnique({ where: key });
  if (!before) await create(ctx, userId, input);
  const row = before ?? (await ctx.db.prisma.payment.findUniqueOrThrow({ where: key }));
  requireSame(row, input);
  const payment = await charge(ctx, row);
  if (payment.state !== "declined") return { payment: toPaymentView(ctx, payment) };
  const details: ErrorDetails = payment.failureCode === null ? {} : { failureCode: payment.failureCode };
  throw new DomainError("payment_failed", "the card was declined", details);
}

async function create(ctx: ServiceContext, userId: string, input: Input): Promise<void> {
  await readOwnPaymentMethod(ctx, userId, input.paymentMethodId);
  const { sessionId } = input;
  if (sessionId !== undefined) {
    const session = await ctx.db.prisma.session.findFirst({ where: { id: sessionId, customerId: userId } });
    if (!session) throw new DomainError("not_found", "no such session");
  }
  await ctx.db.prisma.payment.createMany({
    data: [
      {
        id: ctx.ids.newId(),
        userId,
        provider: ctx.payments.name,
        purpose: "one_tap",
        amountMinor: BigInt(input.amountMinor),
        currency: ctx.settings.currency,
        idempotencyKey: input.idempotencyKey,
        returnPath: sessionId === undefined ? "/wallet" : `/sessions/${sessionId}`,
        sessionId: sessionId ?? null,
        paymentMethodId: input.paymentMethodId,
        createdAt: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
}

function requireSame(row: PaymentRecord, input: Input): void {
  const isSame =
    row.purpose === "one_tap" &&
    Number(row.amountMinor) === input.amountMinor &&
    row.paymentMethodId === input.paymentMethodId &&
    row.sessionId === (input.sessionId ?? null);
  if (!isSame) throw new DomainError("idempotency_mismatch", "the key was used for another payment");
}

/** Outcome, or the payment as it was when nobody can say yet. */
async function charge(ctx: ServiceContext, row: PaymentRecord): Promise<PaymentRecord> {
  try {
    return await chargePayment(ctx, row.id);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "unavailable") throw error;
    ctx.log.warn({ error, paymentId: row.id }, "the payment provider is away; the charge is tried again");
    return row;
  }
}
