import { type ErrorDetails, formatMoney } from "@paygo/core";
import type { ApiFailure } from "./failure.ts";

function waitSentence(details: ErrorDetails): string {
  const seconds = details.retryAfterSeconds;
  if (typeof seconds !== "number") return "in a moment";
  return seconds < 90 ? `in ${Math.ceil(seconds)} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

function missingSentence(details: ErrorDetails, locale: string): string {
  const { missingMinor, currency } = details;
  if (typeof missingMinor !== "number" || typeof currency !== "string")
    return "Your wallet has too little in it.";
  return `Your wallet is ${formatMoney(missingMinor, currency, locale)} short.`;
}

function capSentence(details: ErrorDetails, locale: string): string {
  const { leastMinor, currency } = details;
  if (typeof leastMinor !== "number" || typeof currency !== "string") return "This spending cap is too low.";
  return `The spending cap must be at least ${formatMoney(leastMinor, currency, locale)}.`;
}

function owedSentence(details: ErrorDetails, locale: string): string {
  const { owedMinor, currency } = details;
  if (typeof owedMinor !== "number" || typeof currency !== "string")
    return "A payment of yours was taken back, so your wallet is blocked.";
  return `A payment of yours was taken back, and ${formatMoney(owedMinor, currency, locale)} of it is missing.`;
}

function priceSentence(details: ErrorDetails, locale: string): string {
  const { pricePerMinuteMinor, currency } = details;
  if (typeof pricePerMinuteMinor !== "number" || typeof currency !== "string")
    return "The price has changed.";
  return `The price has changed: a minute now costs ${formatMoney(pricePerMinuteMinor, currency, locale)}.`;
}

/** One sentence for a person about a refusal. `locale` is for money, e.g. `"en-US"`. */
export function errorSentence(failure: Pick<ApiFailure, "code" | "details">, locale = "en-US"): string {
  const { code, details } = failure;
  switch (code) {
    case "unauthenticated":
      return "Your sign-in has expired. Please sign in again.";
    case "invalid_credentials":
      return "The e-mail address or the password is not right.";
    case "forbidden":
      return "This is not open to your account.";
    case "not_found":
      return "This does not exist, or it is not yours to see.";
    case "invalid_input":
      return "Something in what you entered is not valid. Please check it and try again.";
    case "rate_limited":
      return `Too many attempts. Please try again ${waitSentence(details)}.`;
    case "email_taken":
      return "There is already an account with this e-mail address.";
    case "service_off":
      return "The vendor has switched this service off.";
    case "tariff_changed":
      return `${priceSentence(details, locale)} Please look at it again before you start.`;
    case "vendor_busy":
      return "The vendor is in another session. Please try again later.";
    case "customer_busy":
      return "You already have an open session. End it before starting another.";
    case "insufficient_funds":
      return `${missingSentence(details, locale)} Please top it up and try again.`;
    case "cap_too_low":
      return `${capSentence(details, locale)} Please choose a higher one.`;
    case "wallet_blocked":
      return `${owedSentence(details, locale)} Please top up your wallet first.`;
    case "session_not_open":
      return "This session is over.";
    case "session_not_ringing":
      return "This session is no longer ringing.";
    case "room_elsewhere":
      return "This session is open on another device or in another tab.";
    case "idempotency_mismatch":
      return "This was already sent with other details. Please reload the page and try again.";
    case "payment_not_open":
      return "This payment is already completed.";
    case "payment_failed":
      return "Your card was not charged: its bank refused. Please try another card.";
    case "no_payment_method":
      return "There is no saved card. Please top up once and save the card.";
    case "adjustment_window_closed":
      return "The time for changing this bill is over.";
    case "dispute_exists":
      return "There is already a dispute about this session.";
    case "dispute_not_open":
      return "This dispute is already resolved. Please reload the page to see how.";
    case "refund_exceeds_charge":
      return "That is more than is left of the charge.";
    case "withdrawal_exceeds_available":
      return "That is more than can go back to your cards.";
    case "payout_exceeds_available":
      return "That is more than is available for a payout.";
    case "payout_account_missing":
      return "Please set up first where your payouts go.";
    case "recent_sign_in_required":
      return "For this, please sign in again.";
    case "second_approval_required":
      return "Somebody else has to approve this.";
    case "approval_not_open":
      return "This was already decided. Please reload the page to see how.";
    case "invalid_signature":
      return "The message is not from whom it says it is.";
    case "unavailable":
      return "PayGo cannot be reached at the moment. Nothing is lost; please try again shortly.";
    case "internal":
      return "Something went wrong on our side. Please try again.";
    default:
      return code satisfies never;
  }
}
