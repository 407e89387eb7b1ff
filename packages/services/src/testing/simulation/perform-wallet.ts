import type { Viewer } from "../../context.ts";
import { chargePendingPayments } from "../../payments/charge-pending-payments.ts";
import { processProviderEvents } from "../../payments/process-provider-events.ts";
import { receiveProviderEvent } from "../../payments/receive-provider-event.ts";
import { sendWithdrawals } from "../../payments/send-withdrawals.ts";
import { completeCheckout } from "../../wallet/complete-checkout.ts";
import { removePaymentMethod } from "../../wallet/remove-payment-method.ts";
import { setAutoRefill } from "../../wallet/set-auto-refill.ts";
import { startTopUp } from "../../wallet/start-top-up.ts";
import { topUpWithSavedCard } from "../../wallet/top-up-with-saved-card.ts";
import { withdraw } from "../../wallet/withdraw.ts";
import { openCalls } from "./perform-session.ts";
import { pick, within } from "./random.ts";
import type { Step } from "./script.ts";
import type { World } from "./world.ts";

type Shares = Step["shares"];

const outcomes = [
  ...["success", "success", "success", "success_twice", "success_late", "success_late"],
  ...["decline", "abandon", "failure_late", "chargeback"],
] as ("success" | "success_twice" | "success_late" | "decline" | "abandon" | "failure_late" | "chargeback")[];

async function findIds(world: World, query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await world.eye.pool.query<{ id: string }>(query, values);
  return rows.map(({ id }) => id);
}

const cardsOf = (world: World, customer: Viewer) =>
  findIds(
    world,
    "SELECT id FROM payment_methods WHERE user_id = $1 AND removed_at IS NULL ORDER BY created_at, id",
    [customer.userId],
  );

export const walletSteps = {
  async topUp(world: World, [a, b, c]: Shares) {
    const customer = pick(world.customers, a);
    if (!customer) return "nobody";
    world.about = customer.name;
    const amountMinor = b < 0.05 ? within(b * 20, 1, 99) : within(b, 500, 15_000);
    const input = {
      amountMinor,
      idempotencyKey: world.ctx.ids.newId(),
      returnPath: "/wallet",
      saveCard: c < 0.4,
    };
    world.repeatable = {
      name: "top-up",
      answerId: null,
      again: async (now, isChanged) => {
        const changed = isChanged ? { ...input, amountMinor: amountMinor + 1 } : input;
        return (await startTopUp(now.ctx, customer, changed)).payment.id;
      },
    };
    const { payment } = await startTopUp(world.ctx, customer, input);
    world.repeatable.answerId = payment.id;
    return "checkout";
  },

  async checkout(world: World, [a, b, c]: Shares) {
    const { rows } = await world.eye.pool.query<{ id: string; customer: string }>(
      `SELECT id, user_id AS customer FROM payments WHERE purpose = 'top_up'
      ORDER BY (state = 'pending') DESC, created_at DESC, id LIMIT 6`,
    );
    const payment = pick(rows, c < 0.85 ? a * 0.4 : a);
    const customer = world.customers.find(({ userId }) => userId === payment?.customer);
    const outcome = pick(outcomes, b);
    if (!payment || !customer || !outcome) return "no payment";
    world.about = `${customer.name} chooses ${outcome}`;
    const done = await completeCheckout(world.ctx, customer, { paymentId: payment.id, outcome });
    return `${outcome} → ${done.payment.state}`;
  },

  async oneTap(world: World, [a, b, c]: Shares) {
    const customer = pick(world.customers, a);
    if (!customer) return "nobody";
    world.about = customer.name;
    const paymentMethodId = pick(await cardsOf(world, customer), b);
    if (!paymentMethodId) return "no card";
    const call = openCalls(world).find((each) => each.customer === customer);
    const input = {
      amountMinor: within(c, 100, 3_000),
      paymentMethodId,
      idempotencyKey: world.ctx.ids.newId(),
      ...(call ? { sessionId: call.id } : {}),
    };
    world.repeatable = {
      name: "one-tap top-up",
      answerId: null,
      again: async (now, isChanged) => {
        const changed = isChanged ? { ...input, amountMinor: input.amountMinor + 1 } : input;
        return (await topUpWithSavedCard(now.ctx, customer, changed)).payment.id;
      },
    };
    const { payment } = await topUpWithSavedCard(world.ctx, customer, input);
    world.repeatable.answerId = payment.id;
    return payment.state;
  },

  async autoRefill(world: World, [a, b, c, d]: Shares) {
    const customer = pick(world.customers, a);
    if (!customer) return "nobody";
    world.about = customer.name;
    const paymentMethodId = pick(await cardsOf(world, customer), b);
    if (!paymentMethodId) return "no card";
    const amountMinor = within(c, 200, 2_000);
    await setAutoRefill(world.ctx, customer, {
      isOn: d < 0.85,
      thresholdMinutes: within(d, 1, 20),
      amountMinor,
      monthlyCeilingMinor: amountMinor * within(b, 1, 6),
      paymentMethodId,
    });
    return "set";
  },

  refillJob: async (world: World) => `${Math.min(1, await chargePendingPayments(world.ctx))}`,

  async removeCard(world: World, [a, b]: Shares) {
    const customer = pick(world.customers, a);
    const paymentMethodId = customer && pick(await cardsOf(world, customer), b);
    if (!customer || !paymentMethodId) return "no card";
    await removePaymentMethod(world.ctx, customer, { paymentMethodId });
    return "removed";
  },

  /** Any of what is under way arrives: late, before an earlier one, or once more. */
  async deliver(world: World, [a, b]: Shares) {
    const { underWay } = world.provider;
    const event = pick(underWay, a);
    if (!event) return "nothing under way";
    if (b < 0.8) underWay.splice(underWay.indexOf(event), 1);
    try {
      await receiveProviderEvent(world.ctx, event);
    } catch (error) {
      // A provider that gets no answer tells it again.
      if (!underWay.includes(event)) underWay.push(event);
      throw error;
    }
    return event.kind;
  },

  inbox: async (world: World) => `${Math.min(1, await processProviderEvents(world.ctx))}`,

  /** A bank takes a payment back, or part of it; or a payment that had come through fails after all. */
  async chargeback(world: World, [a, b, c]: Shares) {
    const { rows } = await world.eye.pool.query<{ id: string; ref: string; amount: number }>(
      `SELECT p.id, p.payment_ref AS ref, p.amount_minor::float8 AS amount FROM payments p
      WHERE p.state = 'succeeded' AND p.payment_ref IS NOT NULL
        AND NOT EXISTS (SELECT FROM payment_reversals r WHERE r.payment_id = p.id)
      ORDER BY p.created_at DESC, p.id LIMIT 8`,
    );
    const payment = pick(rows, a);
    if (!payment) return "no payment";
    const told = `chargeback_${payment.id}`;
    const envelope = { eventId: told, occurredAt: world.clock.now() };
    const { underWay } = world.provider;
    if (underWay.some(({ eventId }) => eventId === told)) return "on its way";
    if (c < 0.2) {
      world.provider.failedLate.add(payment.ref);
      const failed = {
        kind: "payment_failed",
        paymentId: payment.id,
        paymentRef: payment.ref,
        failureCode: "bank",
      } as const;
      // After the success, also by a clock that only knows milliseconds.
      const occurredAt = new Date(world.clock.now().getTime() + 1);
      underWay.push({ ...envelope, ...failed, occurredAt });
      return "fails late";
    }
    const amountMinor = b < 0.6 ? payment.amount : within(b, 1, payment.amount);
    const chargebackRef = `sandbox_chargeback_${payment.id}`;
    underWay.push({
      ...envelope,
      kind: "chargeback",
      paymentRef: payment.ref,
      chargebackRef,
      amountMinor,
      currency: world.ctx.settings.currency,
    });
    return "taken back";
  },

  async withdraw(world: World, [a, b, c]: Shares) {
    const customer = pick(world.customers, a);
    if (!customer) return "nobody";
    world.about = customer.name;
    const { rows } = await world.eye.pool.query<{ available: number }>(
      `SELECT balance_minor::float8 AS available FROM ledger_accounts WHERE kind = 'available' AND owner_id = $1`,
      [customer.userId],
    );
    const available = rows[0]?.available ?? 0;
    const amountMinor = Math.max(1, c < 0.1 ? available + 1 : within(b, 1, available));
    const input = { amountMinor, idempotencyKey: world.ctx.ids.newId() };
    world.repeatable = {
      name: "withdrawal",
      answerId: null,
      again: async (now, isChanged) => {
        const changed = isChanged ? { ...input, amountMinor: amountMinor + 1 } : input;
        return (await withdraw(now.ctx, customer, changed)).withdrawal.id;
      },
    };
    const { withdrawal } = await withdraw(world.ctx, customer, input);
    world.repeatable.answerId = withdrawal.id;
    return "set apart";
  },

  paymentsJob: async (world: World) => `${Math.min(1, await sendWithdrawals(world.ctx))}`,
};
