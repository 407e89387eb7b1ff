import type { EventHint, PaymentView, RoomCredential } from "@paygo/contracts";

/** Server time. Nothing else in the services reads a clock. */
export interface Clock {
  now(): Date;
}

/** Fresh identifiers. */
export interface Ids {
  /** A time-ordered UUID (version 7). */
  newId(): string;
  /** A random RTC uid in 1…2^31−1. */
  newUid(): number;
  /** A random one-time channel name, under 64 bytes of Agora's alphabet. */
  newChannel(): string;
  /** 256 random bits as base64url. */
  newSecret(): string;
}

/** Makes what a participant needs to enter a room. Everything in it comes from the session's rows. */
export interface RoomIssuer {
  readonly provider: RoomCredential["provider"];
  /** Throws `internal` rather than hand out an empty or malformed credential. `lifetimeMs` is at most ten minutes. */
  issue(place: { channel: string; uid: number; lifetimeMs: number; now: Date }): RoomCredential;
}

/** A card that its provider keeps for later. */
export interface SavedCard {
  /** The provider's id of it. */
  methodRef: string;
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
}

/**
 * What a provider made of a request to move money. `pending` is decided later, by a {@link ProviderEvent};
 * `failed` is final. `ref` is the provider's id of the movement.
 */
export type TransferOutcome =
  | { state: "succeeded"; ref: string }
  | { state: "pending"; ref: string }
  | { state: "failed"; ref: string | null; failureCode: string };

/**
 * What a provider tells about a movement that we asked for, in our words. `eventId` is unique at the provider;
 * the same event may be told twice, late, or before an earlier one.
 */
export type ProviderEvent = { eventId: string; occurredAt: Date } & (
  | {
      kind: "payment_succeeded";
      paymentId: string;
      paymentRef: string;
      amountMinor: number;
      currency: string;
      customerRef: string | null;
      card: SavedCard | null;
    }
  /** The payer is done, the bank is not. */
  | { kind: "payment_processing"; paymentId: string; paymentRef: string | null }
  /** Declined, or failed after it had been processing or even credited. */
  | { kind: "payment_failed"; paymentId: string; paymentRef: string | null; failureCode: string }
  /** The checkout was left or expired. */
  | { kind: "payment_abandoned"; paymentId: string }
  /** The card's bank took a payment back. */
  | { kind: "chargeback"; paymentRef: string; chargebackRef: string; amountMinor: number; currency: string }
  /** The card's bank gave back what it had taken by a chargeback. */
  | {
      kind: "chargeback_won";
      paymentRef: string;
      chargebackRef: string;
      amountMinor: number;
      currency: string;
    }
  /** A refund to a card arrived or came back. It may be told before our own call was answered: see `partId`. */
  | {
      kind: "refund_updated";
      refundRef: string;
      /** The withdrawal part that it is for, where the provider carries our id. */
      partId?: string | null;
      state: "succeeded" | "failed";
      failureCode: string | null;
      amountMinor?: number;
      currency?: string;
    }
  /** A transfer to a vendor arrived or came back. It may be told before our own call was answered: see `payoutId`. */
  | {
      kind: "payout_updated";
      payoutRef: string;
      /** The payout that it is for, where the provider carries our id. */
      payoutId?: string | null;
      state: "succeeded" | "failed";
      failureCode: string | null;
      amountMinor?: number;
      currency?: string;
    }
  /** Whether a vendor's payout account accepts payouts. */
  | { kind: "payout_account_updated"; accountRef: string; isReady: boolean }
  /** Something that we do not act on. */
  | { kind: "ignored"; type: string }
);

/** One movement as the provider's own list has it, for the reconciliation. */
export interface ProviderMovement {
  kind: "payment" | "refund" | "payout";
  ref: string;
  amountMinor: number;
  currency: string;
  state: "succeeded" | "pending" | "failed";
  createdAt: Date;
}

/**
 * Where money comes in and goes out. Every call that moves money is made outside of database transactions and
 * carries an idempotency key made from the id of our row, so that it may be repeated after any crash. A provider
 * that cannot be reached throws `unavailable`.
 */
export interface PaymentProvider {
  readonly name: "sandbox" | "stripe";
  /** Whether the provider is the built-in checkout page, whose outcome the customer chooses. */
  readonly isSandbox: boolean;
  /** Begins a payment and says where to pay. With `saveCard` the provider keeps the card for later charges. */
  createCheckout(request: {
    payment: PaymentView;
    customer: { id: string; email: string; customerRef: string | null };
    saveCard: boolean;
    /** The checkout that was begun before, as the payment's row has it: asked for instead of begun again. */
    checkoutRef?: string | null;
  }): Promise<{ checkoutUrl: string; checkoutRef: string }>;
  /** Charges a saved card without its owner at the screen. Key: the payment's id. */
  chargeSavedCard(charge: {
    paymentId: string;
    amountMinor: number;
    currency: string;
    customerRef: string;
    methodRef: string;
  }): Promise<TransferOutcome>;
  /** What came of the charge for a payment that was begun at `since`, if the provider ever made it. Charges nothing. */
  findCharge(charge: {
    paymentId: string;
    customerRef: string;
    since: Date;
  }): Promise<TransferOutcome | null>;
  /** Forgets a saved card; harmless when it is forgotten already. */
  removeSavedCard(methodRef: string): Promise<void>;
  /** Gives part of a payment back to its card. Key: the withdrawal part's id. */
  refund(request: {
    partId: string;
    paymentRef: string;
    amountMinor: number;
    currency: string;
  }): Promise<TransferOutcome>;
  /** Opens a vendor's payout account, or goes on with the one of `accountRef`. Key: the vendor's id. */
  setUpPayoutAccount(vendor: {
    id: string;
    email: string;
    accountRef: string | null;
  }): Promise<{ accountRef: string; onboardingUrl: string; isReady: boolean }>;
  /** Sends earnings to a vendor. Key: the payout's id. */
  payOut(request: {
    payoutId: string;
    accountRef: string;
    amountMinor: number;
    currency: string;
  }): Promise<TransferOutcome>;
  /**
   * Verifies a webhook on its raw body and reads it. Throws `invalid_signature` for a wrong or old signature and
   * `invalid_input` for a body that is none.
   */
  readWebhook(rawBody: string, signature: string | null): ProviderEvent;
  /** Every movement that the provider knows of since an instant, oldest first. */
  listMovements(since: Date): AsyncIterable<ProviderMovement>;
}

/** Hints to whoever watches a topic (`user:<id>`, `session:<id>`). Delivery is best effort. */
export interface EventHub {
  publish(hints: readonly EventHint[]): void;
  /** Calls `onHint` for every hint on one of `topics` until the returned function is called. */
  subscribe(topics: readonly string[], onHint: (hint: EventHint) => void): () => void;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** False for a wrong password. With no hash it takes as long and is false, so that nothing leaks by time. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

export type RateLimitName =
  | "sign_in_ip"
  | "sign_in_account"
  | "sign_in_account_anywhere"
  | "sign_up"
  | "start"
  | "top_up"
  | "withdraw"
  | "payout"
  | "payment_method"
  | "discount"
  | "dispute"
  | "signal"
  | "access_token"
  | "create_service"
  | "document";

export interface RateLimits {
  /** Counts one use; throws `rate_limited` with `retryAfterSeconds` when there were too many. */
  consume(name: RateLimitName, key: string): Promise<void>;
  /** Takes one use back, which turned out not to be one of those that the limit is against. */
  refund(name: RateLimitName, key: string): Promise<void>;
}

export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
