import type { Clock, PaymentProvider, TransferOutcome } from "@paygo/services";
import Stripe from "stripe";
import type { PaymentsConfig } from "../../config/config.ts";
import { toStripeAmount } from "./amounts.ts";
import { readCheckout, toCheckoutParams } from "./checkout.ts";
import { findPayment, findRefund, findTransfer, mayBeForgotten } from "./earlier.ts";
import { isAccountReady } from "./events.ts";
import { asking, moving } from "./failures.ts";
import { paymentMetadata } from "./metadata.ts";
import { listStripeMovements, refundState } from "./movements.ts";
import { readStripeWebhook } from "./webhook.ts";

type StripeConfig = Extract<PaymentsConfig, { provider: "stripe" }>;

/** The version that the library's types are of; pinned, so that the account's default cannot change answers. */
export const STRIPE_API_VERSION = "2026-10-28.endive";
/** Real milliseconds that one try may take. */
const TIMEOUT_MS = 20_000;
const MAX_RETRIES = 2;

/**
 * Stripe: Checkout for payments, PaymentIntents for saved cards, refunds to the card, Connect for payouts. Every
 * call that moves money carries a key made from our row's id. Stripe keeps it for at least 24 hours (API reference,
 * "Idempotent requests"); for an older row it is first looked for what an earlier call may have made.
 */
export function createStripePayments(
  config: StripeConfig,
  { clock, publicUrl, timeoutMs = TIMEOUT_MS }: { clock: Clock; publicUrl: URL; timeoutMs?: number },
): PaymentProvider {
  const stripe = new Stripe(config.secretKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: MAX_RETRIES,
    timeout: timeoutMs,
    telemetry: false,
    ...addressOf(config.apiBase),
  });
  const keyed = (kind: string, id: string) => ({ idempotencyKey: `paygo:${kind}:${id}` });

  const mayBeMade = (rowId: string) => mayBeForgotten(rowId, clock.now());

  async function chargeOnce(charge: Parameters<PaymentProvider["chargeSavedCard"]>[0]) {
    const { paymentId, customerRef, methodRef } = charge;
    const params = {
      ...toStripeAmount(charge.amountMinor, charge.currency),
      customer: customerRef,
      payment_method: methodRef,
      off_session: true,
      confirm: true,
      metadata: paymentMetadata({ paymentId, origin: "saved_card", saveCard: false }),
    };
    const made = mayBeMade(paymentId) ? await findPayment(stripe, charge) : null;
    return readCharge(made ?? (await stripe.paymentIntents.create(params, keyed("payment", paymentId))));
  }

  async function refundOnce(request: Parameters<PaymentProvider["refund"]>[0]) {
    const { partId, paymentRef, amountMinor, currency } = request;
    const { amount } = toStripeAmount(amountMinor, currency);
    const params = { payment_intent: paymentRef, amount, metadata: { partId } };
    const made = mayBeMade(partId) ? await findRefund(stripe, request) : null;
    return readRefund(made ?? (await stripe.refunds.create(params, keyed("refund", partId))));
  }

  async function payOutOnce(request: Parameters<PaymentProvider["payOut"]>[0]) {
    const { payoutId, accountRef, amountMinor, currency } = request;
    const params = {
      ...toStripeAmount(amountMinor, currency),
      destination: accountRef,
      transfer_group: payoutId,
      metadata: { payoutId },
    };
    const made = mayBeMade(payoutId) ? await findTransfer(stripe, payoutId) : null;
    return readTransfer(made ?? (await stripe.transfers.create(params, keyed("payout", payoutId))));
  }

  return {
    name: "stripe",
    isSandbox: false,
    async createCheckout(request) {
      if (request.checkoutRef) {
        return readCheckout(await asking(stripe.checkout.sessions.retrieve(request.checkoutRef)));
      }
      const params = toCheckoutParams(request, { publicUrl, now: clock.now() });
      const key = keyed("payment", request.payment.id);
      return readCheckout(await asking(stripe.checkout.sessions.create(params, key)));
    },
    chargeSavedCard: (charge) => moving(chargeOnce(charge)),
    async findCharge(charge) {
      const made = await asking(findPayment(stripe, charge));
      return made && readCharge(made);
    },
    async removeSavedCard(methodRef) {
      await asking(detach(stripe, methodRef));
    },
    refund: (request) => moving(refundOnce(request)),
    setUpPayoutAccount: (vendor) =>
      asking(setUpAccount(stripe, vendor, publicUrl, keyed("payout_account", vendor.id))),
    payOut: (request) => moving(payOutOnce(request)),
    readWebhook: (rawBody, signature) =>
      readStripeWebhook(rawBody, signature, { secrets: config.webhookSecrets, clock }),
    listMovements: (since) => listStripeMovements(stripe, since),
  };
}

function addressOf(apiBase: URL | null) {
  if (!apiBase) return {};
  const protocol: "http" | "https" = apiBase.protocol === "https:" ? "https" : "http";
  const port = apiBase.port || (protocol === "https" ? "443" : "80");
  return { protocol, host: apiBase.hostname, port };
}

function readCharge(intent: Stripe.PaymentIntent): TransferOutcome {
  if (intent.status === "succeeded") return { state: "succeeded", ref: intent.id };
  if (intent.status === "processing") return { state: "pending", ref: intent.id };
  const failureCode = intent.status === "requires_action" ? "authentication_required" : "declined";
  return { state: "failed", ref: intent.id, failureCode };
}

function readRefund(refund: Stripe.Refund): TransferOutcome {
  const state = refundState(refund);
  if (state !== "failed") return { state, ref: refund.id };
  return { state, ref: refund.id, failureCode: refund.failure_reason ?? "refund_failed" };
}

function readTransfer({ id, reversed }: Stripe.Transfer): TransferOutcome {
  return reversed
    ? { state: "failed", ref: id, failureCode: "transfer_reversed" }
    : { state: "succeeded", ref: id };
}

/** A card that is gone, or belongs to nobody any more, is forgotten already. */
async function detach(stripe: Stripe, methodRef: string): Promise<void> {
  try {
    await stripe.paymentMethods.detach(methodRef);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
}

/** An Express account, which Stripe's own pages set up and show; only its owner gets to see a link. */
async function setUpAccount(
  stripe: Stripe,
  vendor: { id: string; email: string; accountRef: string | null },
  publicUrl: URL,
  key: Stripe.RequestOptions,
): Promise<{ accountRef: string; onboardingUrl: string; isReady: boolean }> {
  const account = vendor.accountRef
    ? await stripe.accounts.retrieve(vendor.accountRef)
    : await stripe.accounts.create(
        {
          type: "express",
          email: vendor.email,
          capabilities: { transfers: { requested: true } },
          metadata: { vendorId: vendor.id },
        },
        key,
      );
  if (isAccountReady(account)) {
    const { url } = await stripe.accounts.createLoginLink(account.id);
    return { accountRef: account.id, onboardingUrl: url, isReady: true };
  }
  const page = new URL("/earnings/payouts", publicUrl).href;
  const { url } = await stripe.accountLinks.create({
    account: account.id,
    type: "account_onboarding",
    return_url: page,
    refresh_url: page,
  });
  return { accountRef: account.id, onboardingUrl: url, isReady: false };
}
