import type { Role } from "@paygo/contracts";
import type { SessionPolicy } from "@paygo/core";
import type { Database } from "@paygo/db";
import type {
  Clock,
  EventHub,
  Ids,
  Log,
  PasswordHasher,
  PaymentProvider,
  RateLimits,
  RoomIssuer,
} from "./ports.ts";

/** What the operator decides about money and time. */
export interface Settings {
  /** The one currency of wallets and tariffs, ISO 4217. */
  currency: string;
  /** Real milliseconds of a billed minute: 60,000 in production. */
  minuteMs: number;
  /** The platform's part of a charge, in basis points. */
  feeBasisPoints: number;
  policy: SessionPolicy;
  /** A vendor is offline when its last sign of life is older than this. */
  vendorOnlineMs: number;
  topUp: { minMinor: number; maxMinor: number };
  /** How long after a session its bill can be discounted or disputed, and the vendor's share is not payable. */
  disputeWindowMs: number;
  /** How long a vendor has to answer a dispute before admins see it as overdue. */
  disputeAnswerMs: number;
  /** The least that a vendor is paid out at once, in minor units. */
  payout: { minimumMinor: number };
  /** A correction by hand above this many minor units, to whichever side, needs a second admin. */
  adjustment: { approvalLimitMinor: number };
  /** Whoever manages payouts must have signed in within this time. */
  recentSignInMs: number;
  /** One-click sign-in as a demo account; the configuration refuses it in production. */
  isDemoSignInOn: boolean;
}

/** Everything a service verb needs from outside. Built once a process by `@paygo/integrations`. */
export interface ServiceContext {
  db: Database;
  clock: Clock;
  ids: Ids;
  settings: Settings;
  rooms: RoomIssuer;
  payments: PaymentProvider;
  hub: EventHub;
  passwords: PasswordHasher;
  rateLimits: RateLimits;
  log: Log;
}

/** Who is asking, as proved by a sign-in cookie or an access token. Null is anonymous. */
export interface Viewer {
  userId: string;
  role: Role;
  name: string;
  /** What proved it. An access token acts for its owner but never manages the account itself. */
  via: "cookie" | "access_token";
  /** When they last proved who they are, with a password or by a provider; null for an access token. */
  signedInAt: Date | null;
}
