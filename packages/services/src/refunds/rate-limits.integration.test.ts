import { DomainError } from "@paygo/core";
import { expect, test } from "vitest";
import type { ServiceContext, Viewer } from "../context.ts";
import type { RateLimitName } from "../ports.ts";
import { type Meeting, makeCharged, setUpSuite } from "../testing/index.ts";
import { removePaymentMethod } from "../wallet/remove-payment-method.ts";
import { discountSession } from "./discount-session.ts";
import { openDispute } from "./open-dispute.ts";
import { resolveDispute } from "./resolve-dispute.ts";
import { withdrawDispute } from "./withdraw-dispute.ts";

const suite = setUpSuite();
const disputeId = "0198a000-0000-7000-8000-000000000001";

type Verb = (ctx: ServiceContext, meeting: Meeting) => Promise<unknown>;

test.each<[verb: string, limit: RateLimitName, who: (meeting: Meeting) => Viewer, run: Verb]>([
  [
    "a discount",
    "discount",
    ({ vendor }) => vendor,
    (ctx, { vendor, sessionId }) =>
      discountSession(ctx, vendor, {
        sessionId,
        amountMinor: 1,
        note: "sorry",
        idempotencyKey: "discount-1",
      }),
  ],
  [
    "opening a dispute",
    "dispute",
    ({ customer }) => customer,
    (ctx, { customer, sessionId }) =>
      openDispute(ctx, customer, { sessionId, reason: "nothing was heard", requestedMinor: 1 }),
  ],
  [
    "withdrawing a dispute",
    "dispute",
    ({ customer }) => customer,
    (ctx, { customer }) => withdrawDispute(ctx, customer, { disputeId }),
  ],
  [
    "resolving a dispute",
    "dispute",
    ({ vendor }) => vendor,
    (ctx, { vendor }) => resolveDispute(ctx, vendor, { disputeId, refundMinor: 0, resolution: "heard" }),
  ],
  [
    "removing a card",
    "payment_method",
    ({ customer }) => customer,
    (ctx, { customer }) => removePaymentMethod(ctx, customer, { paymentMethodId: disputeId }),
  ],
])("%s has a limit for each person", async (_verb, limit, who, run) => {
  const meeting = await makeCharged(suite.context());
  const used: string[] = [];
  const consume = async (name: string, key: string) => {
    used.push(`${name} ${key}`);
    throw new DomainError("rate_limited");
  };
  const ctx = suite.context({ rateLimits: { consume, refund: async () => {} } });
  await expect(run(ctx, meeting)).rejects.toMatchObject({ code: "rate_limited" });
  expect(used).toEqual([`${limit} ${who(meeting).userId}`]);
});
