import { createHash, randomBytes, randomInt } from "node:crypto";
import type { SessionPolicy } from "@paygo/core";
import type { Database } from "@paygo/db";
import { v7 } from "uuid";
import type { ServiceContext, Settings } from "../context.ts";
import type { Ids, PasswordHasher, RoomIssuer } from "../ports.ts";
import { createTestClock, type TestClock } from "./clock.ts";
import { createFakePayments } from "./fake-payments.ts";
import { createRecordingHub, type RecordingHub } from "./hub.ts";

/** A context whose clock and hints are in the test's hands. */
export interface TestContext extends ServiceContext {
  readonly clock: TestClock;
  readonly hub: RecordingHub;
}

/** Anything of the context may be replaced; `settings` and `policy` may be given in part. */
export type TestContextOverrides = Partial<Omit<TestContext, "settings" | "db">> & {
  settings?: Partial<Omit<Settings, "policy">>;
  policy?: Partial<SessionPolicy>;
};

/** The policy of production. Milliseconds. */
export const testPolicy: SessionPolicy = {
  ringMs: 60_000,
  maxGapMs: 15_000,
  silenceMs: 30_000,
  silenceTotalMs: 120_000,
  maxDurationMs: 4 * 3_600_000,
  holdWindowMs: 300_000,
  extendBeforeMs: 60_000,
};

const ids: Ids = {
  newId: () => v7(),
  newUid: () => randomInt(1, 2_147_483_648),
  newChannel: () => `paygo-${randomBytes(16).toString("hex")}`,
  newSecret: () => randomBytes(32).toString("base64url"),
};

/** A room without media: the credential of a `peer` room. */
const rooms: RoomIssuer = {
  provider: "peer",
  issue: ({ channel, uid, lifetimeMs, now }) => ({
    provider: "peer",
    channel,
    uid,
    iceServers: [],
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
  }),
};

const digest = (password: string) => `test:${createHash("sha256").update(password).digest("hex")}`;

/** Fast, so that tests of other things need not wait for argon2id. */
const passwords: PasswordHasher = {
  hash: async (password) => digest(password),
  verify: async (hash, password) => hash === digest(password),
};

/**
 * A real service context on `db`, with the settings of production: a clock that stands still, hints kept in
 * memory, a payment provider in this process, no rate limits, no log.
 */
export function createTestContext(db: Database, overrides: TestContextOverrides = {}): TestContext {
  const { settings, policy, ...ports } = overrides;
  return {
    db,
    clock: createTestClock(),
    ids,
    settings: {
      currency: "USD",
      minuteMs: 60_000,
      feeBasisPoints: 1_500,
      vendorOnlineMs: 45_000,
      topUp: { minMinor: 100, maxMinor: 100_000 },
      disputeWindowMs: 48 * 3_600_000,
      disputeAnswerMs: 5 * 24 * 3_600_000,
      payout: { minimumMinor: 1_000 },
      adjustment: { approvalLimitMinor: 10_000 },
      recentSignInMs: 15 * 60_000,
      isDemoSignInOn: false,
      ...settings,
      policy: { ...testPolicy, ...policy },
    },
    rooms,
    payments: createFakePayments(),
    hub: createRecordingHub(),
    passwords,
    rateLimits: { consume: async () => {}, refund: async () => {} },
    log: { info() {}, warn() {}, error() {} },
    ...ports,
  };
}
