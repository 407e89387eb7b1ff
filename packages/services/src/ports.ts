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

/** Where a customer goes to pay. */
export interface PaymentProvider {
  readonly name: string;
  /** Whether the provider is the built-in checkout page, whose outcome the customer chooses. */
  readonly isSandbox: boolean;
  /** Begins a payment and returns the address of the page to pay on. */
  createCheckout(payment: PaymentView): Promise<{ checkoutUrl: string }>;
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
  | "signal"
  | "access_token"
  | "create_service";

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
