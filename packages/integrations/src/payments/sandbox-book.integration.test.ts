import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { type ProviderMovement, receiveProviderEvent, type ServiceContext } from "@paygo/services";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { createServices } from "../create-services.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(1);
});
afterAll(() => database.close());

/** A process of its own on the one database. */
async function inProcess<T>(run: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  const env = { DATABASE_URL: database.url, NEXTAUTH_SECRET: "x".repeat(32), LOG_LEVEL: "silent" };
  const { context, close } = createServices(loadConfig(env), {
    applicationName: "paygo-test",
    maxConnections: 2,
  });
  try {
    return await run(context);
  } finally {
    await close();
  }
}

test("the sandbox knows after a restart what it moved, each movement once and as it stands", async () => {
  const since = new Date(Date.now() - 60_000);
  const usd = { currency: "USD", amountMinor: 1_500 };
  const card = { customerRef: "customer-1", methodRef: "sandbox_card_4242" };
  const act = (ctx: ServiceContext) =>
    Promise.all([
      ctx.payments.chargeSavedCard({ paymentId: "0198a000-0000-7000-8000-000000000001", ...usd, ...card }),
      ctx.payments.refund({ partId: "part-1", paymentRef: "p", ...usd, amountMinor: 200 }),
      ctx.payments.payOut({ payoutId: "payout-1", accountRef: "a", ...usd, amountMinor: 913 }),
    ]);
  const [payment, refund, payout] = await inProcess(act);
  await inProcess(act);
  await inProcess((ctx) =>
    receiveProviderEvent(ctx, { eventId: "other", occurredAt: new Date(), kind: "ignored", type: "x" }),
  );
  const found: ProviderMovement[] = [];
  await inProcess(async (ctx) => {
    for await (const movement of ctx.payments.listMovements(since)) found.push(movement);
  });
  const byKind = found.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  expect(byKind.map(({ createdAt, ...movement }) => movement)).toEqual([
    { kind: "payment", ref: payment.ref, ...usd, state: "succeeded" },
    { kind: "payout", ref: payout.ref, ...usd, amountMinor: 913, state: "failed" },
    { kind: "refund", ref: refund.ref, ...usd, amountMinor: 200, state: "succeeded" },
  ]);
  for (const { createdAt } of found) expect(createdAt.getTime()).toBeGreaterThan(since.getTime());
});
