import type { PaymentView } from "@paygo/contracts";
import type { PaymentProvider, ProviderEvent, ProviderMovement } from "@paygo/services";
import { describe, expect, test } from "vitest";

/** A provider with everybody that its contract speaks of. */
export interface ProviderWorld {
  provider: PaymentProvider;
  customerRef: string;
  /** A saved card of that customer, by the last digits of its number. */
  cardOf(last4: string): string;
  /** Everything that the provider told so far, as it comes out of its webhooks. */
  told(): ProviderEvent[];
  /** A payout account gets ready. */
  makeReady(accountRef: string): void;
  close(): Promise<void>;
}

/** The instant at which these tests happen. */
export const testNow = new Date("2026-11-22T12:00:00.000Z");

export function testPayment(fields: Partial<PaymentView> = {}): PaymentView {
  return {
    id: crypto.randomUUID(),
    state: "pending",
    purpose: "top_up",
    failureCode: null,
    provider: "stripe",
    canChooseOutcome: false,
    amountMinor: 2_000,
    currency: "USD",
    returnPath: "/wallet",
    createdAt: testNow.toISOString(),
    completedAt: null,
    ...fields,
  };
}

const testCustomer = { id: "customer-1", email: "customer@paygo.test", customerRef: null };
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });

async function movementsOf(provider: PaymentProvider): Promise<ProviderMovement[]> {
  const found: ProviderMovement[] = [];
  for await (const movement of provider.listMovements(new Date(testNow.getTime() - 60_000)))
    found.push(movement);
  return found;
}

/** What every payment provider keeps to. Each test has a world of its own. */
export function describePaymentProvider(name: string, openWorld: () => Promise<ProviderWorld>): void {
  const inWorld = (run: (world: ProviderWorld) => Promise<void>) => async () => {
    const world = await openWorld();
    try {
      await run(world);
    } finally {
      await world.close();
    }
  };
  const charge = ({ provider, customerRef, cardOf }: ProviderWorld, last4: string, paymentId: string) =>
    provider.chargeSavedCard({ paymentId, ...usd(2_000), customerRef, methodRef: cardOf(last4) });

  describe(`${name} keeps the contract of payment providers:`, () => {
    test(
      "a checkout that is asked for twice is one checkout",
      inWorld(async ({ provider }) => {
        const request = { payment: testPayment(), customer: testCustomer, saveCard: true };
        const first = await provider.createCheckout(request);
        expect(await provider.createCheckout(request)).toEqual(first);
        expect(await provider.createCheckout({ ...request, checkoutRef: first.checkoutRef })).toEqual(first);
      }),
    );

    test(
      "a saved card is charged once, however often it is asked for",
      inWorld(async (world) => {
        const paymentId = crypto.randomUUID();
        const first = await charge(world, "4242", paymentId);
        expect(first).toEqual({ state: "succeeded", ref: expect.any(String) });
        expect(await charge(world, "4242", paymentId)).toEqual(first);
        expect(await movementsOf(world.provider)).toEqual([
          expect.objectContaining({ kind: "payment", ref: first.ref, ...usd(2_000), state: "succeeded" }),
        ]);
        expect(world.told()).toContainEqual(
          expect.objectContaining({
            kind: "payment_succeeded",
            paymentId,
            paymentRef: first.ref,
            ...usd(2_000),
          }),
        );
      }),
    );

    test(
      "a charge is found by our id once it was made, and looking for one makes none",
      inWorld(async (world) => {
        const { provider, customerRef } = world;
        const paymentId = crypto.randomUUID();
        const since = new Date(testNow.getTime() - 60_000);
        const find = () => provider.findCharge({ paymentId, customerRef, since });
        expect(await find()).toBeNull();
        const made = await charge(world, "4242", paymentId);
        await charge(world, "4242", crypto.randomUUID());
        expect(await find()).toEqual(made);
        expect(await movementsOf(provider)).toHaveLength(2);
      }),
    );

    test.each(["0002", "3155"])("a card that does not pay (%s) is a final outcome, not an error", (last4) =>
      inWorld(async (world) => {
        const paymentId = crypto.randomUUID();
        const first = await charge(world, last4, paymentId);
        expect(first).toEqual({ state: "failed", ref: expect.any(String), failureCode: expect.any(String) });
        if (last4 === "3155") expect(first).toMatchObject({ failureCode: "authentication_required" });
        expect(await charge(world, last4, paymentId)).toEqual(first);
        expect(world.told()).toContainEqual(expect.objectContaining({ kind: "payment_failed", paymentId }));
        expect((await movementsOf(world.provider)).filter(({ state }) => state === "succeeded")).toEqual([]);
      })(),
    );

    test(
      "a card can be forgotten twice",
      inWorld(async ({ provider, cardOf }) => {
        const methodRef = cardOf("4242");
        await provider.removeSavedCard(methodRef);
        await expect(provider.removeSavedCard(methodRef)).resolves.toBeUndefined();
      }),
    );

    test(
      "a refund happens once and is told with our id",
      inWorld(async (world) => {
        const { ref: paymentRef } = await charge(world, "4242", crypto.randomUUID());
        const request = { partId: crypto.randomUUID(), paymentRef: String(paymentRef), ...usd(700) };
        const first = await world.provider.refund(request);
        expect(first).toEqual({ state: "succeeded", ref: expect.any(String) });
        expect(await world.provider.refund(request)).toEqual(first);
        expect(world.told()).toContainEqual(
          expect.objectContaining({
            kind: "refund_updated",
            refundRef: first.ref,
            partId: request.partId,
            state: "succeeded",
          }),
        );
        const refunds = (await movementsOf(world.provider)).filter(({ kind }) => kind === "refund");
        expect(refunds).toEqual([
          expect.objectContaining({ ref: first.ref, ...usd(700), state: "succeeded" }),
        ]);
      }),
    );

    test(
      "a vendor's payout account is one account, and a payout to it happens once",
      inWorld(async ({ provider, makeReady, told }) => {
        const vendor = { id: crypto.randomUUID(), email: "vendor@paygo.test", accountRef: null };
        const { accountRef, onboardingUrl } = await provider.setUpPayoutAccount(vendor);
        expect(onboardingUrl).not.toBe("");
        expect(await provider.setUpPayoutAccount(vendor)).toMatchObject({ accountRef });
        makeReady(accountRef);
        expect(await provider.setUpPayoutAccount({ ...vendor, accountRef })).toMatchObject({
          accountRef,
          isReady: true,
        });
        const request = { payoutId: crypto.randomUUID(), accountRef, ...usd(4_500) };
        const first = await provider.payOut(request);
        expect(first).toEqual({ state: "succeeded", ref: expect.any(String) });
        expect(await provider.payOut(request)).toEqual(first);
        expect(told()).toContainEqual(
          expect.objectContaining({
            kind: "payout_updated",
            payoutRef: first.ref,
            payoutId: request.payoutId,
            state: "succeeded",
          }),
        );
        const payouts = (await movementsOf(provider)).filter(({ kind }) => kind === "payout");
        expect(payouts).toEqual([expect.objectContaining({ ref: first.ref, ...usd(4_500) })]);
      }),
    );

    test(
      "every event has an id of its own",
      inWorld(async (world) => {
        await charge(world, "4242", crypto.randomUUID());
        await charge(world, "0002", crypto.randomUUID());
        const ids = world.told().map(({ eventId }) => eventId);
        expect(ids.length).toBeGreaterThanOrEqual(2);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
}
