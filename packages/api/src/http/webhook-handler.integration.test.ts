import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../testing/test-services.ts";
import { handleStripeWebhook, STRIPE_WEBHOOK_PATH } from "./webhook-handler.ts";

let suite: TestServices;
beforeAll(async () => {
  suite = await createTestServices();
});
afterAll(() => suite.close());

const call = (services = suite.services) =>
  handleStripeWebhook(
    new Request(new URL(STRIPE_WEBHOOK_PATH, "https://paygo.example"), { method: "POST", body: "{}" }),
    services,
  );

test("while Stripe is not the provider there is no such webhook", async () => {
  const answer = await call();
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});

test("an event that cannot be kept is not acknowledged, so that Stripe sends it again", async () => {
  const { services } = suite;
  const readWebhook = () => ({
    eventId: "evt_1",
    occurredAt: new Date(),
    kind: "ignored" as const,
    type: "x",
  });
  const prisma = {
    providerEvent: { createMany: () => Promise.reject(new Error("the disk is full")) },
  };
  const broken = {
    ...services,
    payments: { ...services.payments, name: "stripe" as const, readWebhook },
    db: Object.create(services.db, { prisma: { value: prisma } }),
  };
  expect((await call(broken)).status).toBe(500);
});
