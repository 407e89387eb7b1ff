/** Stripe's objects, as far as PayGo and its tests look at them. Amounts as Stripe counts, instants in seconds. */
interface StripeObject {
  id: string;
  object: string;
  created: number;
  metadata: Record<string, string>;
}

export interface Customer extends StripeObject {
  email: string | null;
}

export interface PaymentMethod extends StripeObject {
  customer: string | null;
  type: "card";
  card: Card;
}

export interface Card {
  brand: string;
  last4: string;
  exp_month: number;
  exp_year: number;
}

export interface PaymentIntent extends StripeObject {
  amount: number;
  amount_received: number;
  currency: string;
  customer: string | null;
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled";
  payment_method: string | null;
  latest_charge: string | null;
  cancellation_reason: string | null;
  last_payment_error: { code: string; decline_code: string | null } | null;
  setup_future_usage: "off_session" | null;
}

export interface Charge extends StripeObject {
  amount: number;
  amount_refunded: number;
  currency: string;
  customer: string | null;
  payment_intent: string;
  payment_method: string | null;
  payment_method_details: { type: string; card?: Card };
  status: "succeeded";
  disputed: boolean;
}

export interface CheckoutSession extends StripeObject {
  mode: "payment";
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  url: string | null;
  client_reference_id: string | null;
  customer: string | null;
  customer_email: string | null;
  payment_intent: string | null;
  amount_total: number;
  currency: string;
  success_url: string;
  cancel_url: string | null;
  expires_at: number;
}

export interface Refund extends StripeObject {
  amount: number;
  currency: string;
  payment_intent: string;
  charge: string;
  status: "pending" | "succeeded" | "failed";
  failure_reason: string | null;
}

export interface Transfer extends StripeObject {
  amount: number;
  amount_reversed: number;
  currency: string;
  destination: string;
  reversed: boolean;
  transfer_group: string | null;
}

export interface Account extends StripeObject {
  type: "express";
  email: string | null;
  capabilities: { transfers: "active" | "inactive" };
  payouts_enabled: boolean;
  details_submitted: boolean;
}

export interface Dispute extends StripeObject {
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  status: "needs_response" | "warning_needs_response" | "won";
}

export type AnyObject =
  | Customer
  | PaymentMethod
  | PaymentIntent
  | Charge
  | CheckoutSession
  | Refund
  | Transfer
  | Account
  | Dispute;

export interface StripeEvent {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  livemode: false;
  type: string;
  data: { object: Record<string, unknown> };
}
