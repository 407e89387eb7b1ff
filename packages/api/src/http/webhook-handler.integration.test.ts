import { DomainError } from "@paygo/core";
import { receiveProviderEvent } from "@paygo/services";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../testing/test-services.ts";
import { handleStripeWebhook, STRIPE_WEBHOOK_PATH } from "./webhook-handler.ts";

let suite: TestServices;
beforeAll(async () => {
  suite = await createTestServices();
});
afterAll(() => suite.close());

const call = (services = suite.services, body = "{}") =>
  handleStripeWebhook(
    new Request(new URL(STRIPE_WEBHOOK_PATH, "https://paygo.example"), { method: "POST", body }),
    services,
  );

type Told = ReturnType<typeof suite.services.payments.readWebhook>;
const ignored = (eventId: string): Told => ({ eventId, occurredAt: new Date(), kind: "ignored", type: "x" });
/** Services behind which Stripe is the provider, and each webhook says this. */
const saying = (readWebhook: () => Told) => ({
  ...suite.services,
  payments: { ...suite.services.payments, name: "stripe" as const, readWebhook },
});

test("while Stripe is not the provider there is no such webhook", async () => {
  const answer = await call();
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});

test("an event that cannot be kept is not acknowledged, so that Stripe sends it again", async () => {
  const prisma = {
    providerEvent: { createMany: () => Promise.reject(new Error("the disk is full")) },
  };
  const broken = {
    ...saying(() => ignored("evt_1")),
    db: Object.create(suite.services.db, { prisma: { value: prisma } }),
  };
  expect((await call(broken)).status).toBe(500);
});

test("a body of a megabyte is refused unread, and nothing is kept of it", async () => {
  const eventId = crypto.randomUUID();
  const answer = await call(
    saying(() => ignored(eventId)),
    "x".repeat(2 ** 20),
  );
  expect(answer.status).toBe(413);
  expect(await suite.services.db.prisma.providerEvent.count({ where: { eventId } })).toBe(0);
});

test("a wrong signature is refused, and the operator can see that webhooks are", async () => {
  const warnings: unknown[] = [];
  const services = saying(() => {
    throw new DomainError("invalid_signature", "a webhook with a wrong or old signature");
  });
  const log = { ...services.log, warn: (fields: Record<string, unknown>) => void warnings.push(fields) };
  const answer = await call({ ...services, log });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalid_signature" });
  expect(warnings).toMatchObject([{ code: "invalid_signature" }]);
});

test("an event is acted on at once, and each request acts on its own alone", async () => {
  const [eventId, otherId] = [crypto.randomUUID(), crypto.randomUUID()];
  const services = saying(() => ignored(eventId));
  await receiveProviderEvent(services, ignored(otherId));
  expect((await call(services)).status).toBe(200);
  expect((await call(services)).status).toBe(200);
  const { prisma } = services.db;
  const find = (id: string) =>
    prisma.providerEvent.findMany({ where: { eventId: id }, select: { processedAt: true } });
  await expect.poll(() => find(eventId)).toEqual([{ processedAt: expect.any(Date) }]);
  expect(await find(otherId)).toEqual([{ processedAt: null }]);
});
