import { DomainError } from "@paygo/core";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testNow } from "../testing/provider-contract.ts";
import { openStripeWorld, type StripeWorld } from "../testing/stripe-world.ts";

let world: StripeWorld;
beforeEach(async () => {
  world = await openStripeWorld(400);
});
afterEach(() => world.close());

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });

function chargeRequest(paymentId: string = crypto.randomUUID()) {
  const methodRef = world.double.addCard(world.customerRef, "4242");
  return { paymentId, ...usd(2_000), customerRef: world.customerRef, methodRef };
}

async function failureOf(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.catch((reason: unknown) => reason);
  if (error instanceof DomainError) return error;
  throw new Error(`no DomainError: ${String(error)}`);
}

describe("a payment is made once", () => {
  test("when the answer is lost and the library asks again by itself", async () => {
    world.double.faults.next({ kind: "lost_answer" });
    const outcome = await world.provider.chargeSavedCard(chargeRequest());
    expect(outcome.state).toBe("succeeded");
    expect(world.double.seen.map(({ status, isReplayed }) => ({ status, isReplayed }))).toEqual([
      { status: "broken", isReplayed: false },
      { status: 200, isReplayed: true },
    ]);
    expect(world.double.list("payment_intent").map(({ id }) => id)).toEqual([outcome.ref]);
  });

  test("when every answer is lost, and it is asked for again after a crash", async () => {
    const request = chargeRequest();
    for (let tries = 0; tries < 3; tries += 1) world.double.faults.next({ kind: "lost_answer" });
    expect(await failureOf(world.provider.chargeSavedCard(request))).toMatchObject({ code: "unavailable" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
    expect(await world.provider.chargeSavedCard(request)).toMatchObject({ state: "succeeded" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
    expect(new Set(world.double.seen.map(({ idempotencyKey }) => idempotencyKey))).toEqual(
      new Set([`paygo:payment:${request.paymentId}`]),
    );
  });

  test("when nothing arrived at first", async () => {
    world.double.faults.next({ kind: "no_answer" });
    expect(await world.provider.chargeSavedCard(chargeRequest())).toMatchObject({ state: "succeeded" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
  });

  test("when the answer takes longer than we wait", async () => {
    const request = chargeRequest();
    let finish = () => {};
    const until = new Promise<void>((resolve) => {
      finish = resolve;
    });
    world.double.faults.next({ kind: "slow", until });
    // The tries that follow meet the first one under way, and are refused with 409.
    expect(await failureOf(world.provider.chargeSavedCard(request))).toMatchObject({ code: "unavailable" });
    finish();
    await expect.poll(() => world.provider.chargeSavedCard(request)).toMatchObject({ state: "succeeded" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
    expect(world.double.seen.some(({ status }) => status === 409)).toBe(true);
  });

  test("when two processes ask at the same time", async () => {
    const request = chargeRequest();
    const outcomes = await Promise.all([
      world.provider.chargeSavedCard(request),
      world.provider.chargeSavedCard(request),
    ]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(world.double.list("payment_intent")).toHaveLength(1);
  });
});

describe("a row that is older than Stripe's memory of keys", () => {
  const dayMs = 25 * 3_600_000;
  const newId = () => v7({ msecs: testNow.getTime() });

  async function asLostAnswer<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < 3; tries += 1) world.double.faults.next({ kind: "lost_answer" });
    expect(await failureOf(call())).toMatchObject({ code: "unavailable" });
    world.double.forgetKeys();
    world.advance(dayMs);
    return call();
  }

  test("does not charge again when its answer was lost", async () => {
    const request = chargeRequest(newId());
    const outcome = await asLostAnswer(() => world.provider.chargeSavedCard(request));
    expect(outcome).toMatchObject({ state: "succeeded" });
    expect(world.double.list("payment_intent").map(({ id }) => id)).toEqual([outcome.ref]);
  });

  test("is charged when nothing had arrived", async () => {
    const request = chargeRequest(newId());
    world.advance(dayMs);
    expect(await world.provider.chargeSavedCard(request)).toMatchObject({ state: "succeeded" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
  });

  test("does not refund or pay out again", async () => {
    const { ref } = await world.provider.chargeSavedCard(chargeRequest());
    const part = { partId: newId(), paymentRef: String(ref), ...usd(500) };
    const refund = await asLostAnswer(() => world.provider.refund(part));
    expect(world.double.list("refund").map(({ id }) => id)).toEqual([refund.ref]);

    const vendor = { id: "vendor-1", email: "vendor@paygo.test", accountRef: null };
    const { accountRef } = await world.provider.setUpPayoutAccount(vendor);
    world.double.setUpAccount(accountRef);
    const payoutId = v7({ msecs: testNow.getTime() });
    const payout = await asLostAnswer(() => world.provider.payOut({ payoutId, accountRef, ...usd(900) }));
    expect(world.double.list("transfer").map(({ id }) => id)).toEqual([payout.ref]);
  });
});

describe("Stripe's trouble is told apart", () => {
  test.each([500, 503, 429])("%i may pass: unavailable, and the next try succeeds", async (status) => {
    const request = chargeRequest();
    world.double.faults.next({ kind: "answer", status });
    expect(await failureOf(world.provider.chargeSavedCard(request))).toMatchObject({ code: "unavailable" });
    expect(await world.provider.chargeSavedCard(request)).toMatchObject({ state: "succeeded" });
  });

  test("409 is no refusal, whatever type of error it says", async () => {
    const { ref } = await world.provider.chargeSavedCard(chargeRequest());
    const part = { partId: crypto.randomUUID(), paymentRef: String(ref), ...usd(500) };
    const fault = { kind: "answer", status: 409, type: "invalid_request_error" } as const;
    for (let tries = 0; tries < 3; tries += 1) world.double.faults.next(fault);
    expect(await failureOf(world.provider.refund(part))).toMatchObject({ code: "unavailable" });
    expect(await world.provider.refund(part)).toMatchObject({ state: "succeeded" });
    expect(world.double.list("refund")).toHaveLength(1);
  });

  test("a 500 that Stripe keeps for its key stays unavailable, and never becomes a second payment", async () => {
    const request = chargeRequest();
    world.double.faults.next({ kind: "answer", status: 500, isKept: true });
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await failureOf(world.provider.chargeSavedCard(request))).toMatchObject({ code: "unavailable" });
    }
    expect(world.double.list("payment_intent")).toEqual([]);
  });

  test("402 is the card's answer", async () => {
    world.double.faults.next({ kind: "answer", status: 402 });
    expect(await world.provider.chargeSavedCard(chargeRequest())).toEqual({
      state: "failed",
      ref: null,
      failureCode: "card_declined",
    });
  });

  test("a key that was used for another amount is a mismatch, and moves nothing", async () => {
    const request = chargeRequest();
    await world.provider.chargeSavedCard(request);
    const other = world.provider.chargeSavedCard({ ...request, amountMinor: 2_001 });
    expect(await failureOf(other)).toMatchObject({ code: "idempotency_mismatch" });
    expect(world.double.list("payment_intent")).toHaveLength(1);
  });

  test("a refused key is our own fault, and no error repeats a secret or what was sent", async () => {
    const secret = world.double.secretKey;
    const refused = await failureOf(
      world.provider.setUpPayoutAccount({
        id: "vendor-1",
        email: "vendor@paygo.test",
        accountRef: "acct_none",
      }),
    );
    expect(refused).toMatchObject({ code: "internal", details: {} });
    expect(refused.cause).toBeUndefined();
    for (const leak of [secret, "vendor@paygo.test", "acct_none"]) {
      expect(`${refused.message} ${refused.stack} ${JSON.stringify(refused)}`).not.toContain(leak);
    }
  });
});
