import { createHash } from "node:crypto";
import { DomainError } from "@paygo/core";
import type { Database } from "@paygo/db";
import type { RateLimitName, RateLimits } from "@paygo/services";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";

/** Uses per window. What guards a secret counts in the database, for all processes; the rest per process. */
const rules: Record<RateLimitName, { points: number; durationS: number; store: "database" | "memory" }> = {
  sign_in_ip: { points: 60, durationS: 300, store: "database" },
  // One network's guesses at one account: few enough an hour that alone they never use up the next one.
  sign_in_account: { points: 10, durationS: 900, store: "database" },
  sign_in_account_anywhere: { points: 100, durationS: 3600, store: "database" },
  sign_up: { points: 20, durationS: 3600, store: "database" },
  access_token: { points: 20, durationS: 3600, store: "database" },
  top_up: { points: 30, durationS: 300, store: "memory" },
  withdraw: { points: 20, durationS: 3600, store: "memory" },
  payout: { points: 20, durationS: 3600, store: "memory" },
  payment_method: { points: 20, durationS: 3600, store: "memory" },
  discount: { points: 60, durationS: 3600, store: "memory" },
  dispute: { points: 60, durationS: 3600, store: "memory" },
  start: { points: 30, durationS: 60, store: "memory" },
  // A PDF costs a tenth of a second of a processor.
  document: { points: 60, durationS: 60, store: "memory" },
  create_service: { points: 60, durationS: 3600, store: "memory" },
  signal: { points: 900, durationS: 60, store: "memory" },
};

/** E-mails and addresses are not kept in the clear, and a key of any length fits its column. */
const digest = (key: string) => createHash("sha256").update(key).digest("base64url");

/** Rate limits by rate-limiter-flexible, on the table `rate_limits`. */
export function createRateLimits(db: Database): RateLimits {
  const limiters = new Map<RateLimitName, RateLimiterAbstract>();
  const limiterOf = (name: RateLimitName): RateLimiterAbstract => {
    const existing = limiters.get(name);
    if (existing) return existing;
    const { points, durationS: duration, store } = rules[name];
    const options = { keyPrefix: name, points, duration };
    const created =
      store === "memory"
        ? new RateLimiterMemory(options)
        : new RateLimiterPostgres({
            ...options,
            storeClient: db.pool,
            tableName: "rate_limits",
            tableCreated: true,
            clearExpiredByTimeout: false,
          });
    limiters.set(name, created);
    return created;
  };
  return {
    async consume(name, key) {
      try {
        await limiterOf(name).consume(digest(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new DomainError("rate_limited", `too many uses of ${name}`, {
          retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000),
        });
      }
    },
    async refund(name, key) {
      await limiterOf(name).reward(digest(key));
    },
  };
}
