/**
 * Every way in which PayGo can say no. The set is closed: the API maps each code to a status and the
 * browser to a sentence, and both fail to compile when a code is added without them.
 */
export const errorCodes = [
  "unauthenticated",
  "invalid_credentials",
  "forbidden",
  "not_found",
  "invalid_input",
  "rate_limited",
  "email_taken",
  "service_off",
  "tariff_changed",
  "vendor_busy",
  "customer_busy",
  "insufficient_funds",
  "cap_too_low",
  "wallet_blocked",
  "session_not_open",
  "session_not_ringing",
  "room_elsewhere",
  "idempotency_mismatch",
  "payment_not_open",
  "payment_failed",
  "no_payment_method",
  "adjustment_window_closed",
  "dispute_exists",
  "dispute_not_open",
  "refund_exceeds_charge",
  "withdrawal_exceeds_available",
  "payout_exceeds_available",
  "payout_account_missing",
  "recent_sign_in_required",
  "second_approval_required",
  "approval_not_open",
  "invalid_signature",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Figures that a sentence for a person may need; never secrets, never another person's data. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** The one error that services throw. `message` is for the log; people read the sentence of `code`. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string = code, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
