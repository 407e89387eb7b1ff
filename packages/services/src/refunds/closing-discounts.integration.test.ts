import { expect, test } from "vitest";
import { getReceipt } from "../sessions/get-receipt.ts";
import { makeCharged, setUpSuite } from "../testing/index.ts";
import { discountSession } from "./discount-session.ts";
import { openDispute } from "./open-dispute.ts";
import { resolveDispute } from "./resolve-dispute.ts";

const suite = setUpSuite();

test("a discount that leaves nothing of the charge ends its dispute as refunded, one that leaves something does not", async () => {
  const ctx = suite.context();
  const { customer, vendor, sessionId } = await makeCharged(ctx, 1_000);
  const input = { sessionId, reason: "nothing could be heard", requestedMinor: 1_000 };
  const { dispute } = await openDispute(ctx, customer, input);
  const discount = (amountMinor: number) =>
    discountSession(ctx, vendor, { sessionId, amountMinor, note: "sorry", idempotencyKey: ctx.ids.newId() });
  const disputeNow = async () => (await getReceipt(ctx, customer, { sessionId })).dispute;
  await discount(400);
  expect(await disputeNow()).toEqual(dispute);
  await discount(600);
  expect(await disputeNow()).toMatchObject({
    id: dispute.id,
    state: "refunded",
    resolution: "sorry",
    refundedMinor: 600,
    resolvedAt: ctx.clock.now().toISOString(),
  });
  const refusal = { disputeId: dispute.id, refundMinor: 0, resolution: "all was heard" };
  await expect(resolveDispute(ctx, vendor, refusal)).rejects.toMatchObject({ code: "dispute_not_open" });
});
