import type { TransactionSql } from "@paygo/db";
import { describe, expect, test } from "vitest";
import { updateService } from "../catalog/update-service.ts";
import {
  makeCustomer,
  makePerson,
  makeService,
  makeVendor,
  ringVendor,
  setUpSuite,
} from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { getSession } from "./get-session.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();
const device = "customer-tab-1";

describe("start", () => {
  test("rings the vendor, sets five minutes' money aside and lets only the customer in", async () => {
    const ctx = suite.context();
    const { customer, vendor, started } = await ringVendor(ctx, { fundsMinor: 2_000 });
    const { session, room } = started;
    expect(session).toMatchObject({ state: "ringing", part: "customer", endReason: null, answeredAt: null });
    expect(session.ringingUntil).toBe("2026-03-02T10:01:00.000Z");
    expect(session.meter).toMatchObject({ state: "waiting", costMinor: 0, heldMinor: 500 });
    expect(room).toMatchObject({ provider: "peer", uid: session.self?.uid });
    expect(session.self?.uid).not.toBe(session.peerUid);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_500, heldMinor: 500 });
    expect(ctx.hub.hints).toContainEqual({
      topic: `user:${vendor.userId}`,
      kind: "session",
      sessionId: session.id,
    });
  });

  test("keeps the price, title and fee of that moment, whatever the vendor changes later", async () => {
    const ctx = suite.context();
    const { customer, vendor, service, sessionId } = await ringVendor(ctx);
    const change = { title: "Dearer lesson", pricePerMinuteMinor: 9_900, freeSeconds: 60, isActive: false };
    await updateService(ctx, vendor, { serviceId: service.id, ...change });
    const { session } = await getSession(ctx, customer, { sessionId });
    expect(session.tariff).toEqual(service.tariff);
    expect(session.service.title).toBe("Piano lesson");
  });

  test("a wallet that cannot pay for five minutes holds the whole minutes that it can pay", async () => {
    const ctx = suite.context();
    const { customer, started } = await ringVendor(ctx, { fundsMinor: 250 });
    expect(started.session.meter).toMatchObject({ heldMinor: 200, fundedMs: 120_000, availableMinor: 50 });
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 50, heldMinor: 200 });
  });

  test("money for exactly one increment is enough", async () => {
    const { started } = await ringVendor(suite.context(), { fundsMinor: 100 });
    expect(started.session.meter).toMatchObject({ heldMinor: 100, availableMinor: 0 });
  });
});

describe("start is refused", () => {
  test("when the tariff is not the one that the customer was shown, and nothing is written", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { vendor, service } = await makeVendor(ctx);
    const { minuteMs: _, ...agreedTariff } = service.tariff;
    await updateService(ctx, vendor, { serviceId: service.id, initialSeconds: 600 });
    const start = () => startSession(ctx, customer, { serviceId: service.id, device, agreedTariff });
    await expect(start()).rejects.toMatchObject({ code: "tariff_changed" });
    expect(await ctx.db.prisma.session.count({ where: { customerId: customer.userId } })).toBe(0);
    await updateService(ctx, vendor, { serviceId: service.id, initialSeconds: agreedTariff.initialSeconds });
    expect((await start()).session.state).toBe("ringing");
  });

  test.each([
    { fundsMinor: 0, missingMinor: 250 },
    { fundsMinor: 249, missingMinor: 1 },
  ])("with $fundsMinor for 250: says that $missingMinor is missing and writes nothing", async (money) => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx, money.fundsMinor);
    const { service } = await makeVendor(ctx, { pricePerMinuteMinor: 250 });
    ctx.hub.hints.length = 0;
    await expect(startSession(ctx, customer, { serviceId: service.id, device })).rejects.toMatchObject({
      code: "insufficient_funds",
      details: { missingMinor: money.missingMinor, currency: "USD" },
    });
    const { prisma } = ctx.db;
    expect(await prisma.session.count({ where: { customerId: customer.userId } })).toBe(0);
    expect(await prisma.participant.count({ where: { userId: customer.userId } })).toBe(0);
    expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: money.fundsMinor, heldMinor: 0 });
    expect(ctx.hub.hints).toEqual([]);
  });

  test("for a service that is switched off or does not exist", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { vendor, service } = await makeVendor(ctx);
    await updateService(ctx, vendor, { serviceId: service.id, isActive: false });
    const start = (serviceId: string) => startSession(ctx, customer, { serviceId, device });
    await expect(start(service.id)).rejects.toMatchObject({ code: "service_off" });
    await expect(start(ctx.ids.newId())).rejects.toMatchObject({ code: "not_found" });
    expect(await ctx.db.prisma.session.count({ where: { customerId: customer.userId } })).toBe(0);
  });

  test("while the vendor is busy with somebody else, and works again afterwards", async () => {
    const ctx = suite.context();
    const { service, customer, sessionId } = await ringVendor(ctx);
    const other = await makeCustomer(ctx);
    const start = () => startSession(ctx, other, { serviceId: service.id, device });
    await expect(start()).rejects.toMatchObject({ code: "vendor_busy", details: {} });
    expect(await getWallet(ctx, other)).toMatchObject({ heldMinor: 0 });
    await stopSession(ctx, customer, { sessionId });
    expect((await start()).session.state).toBe("ringing");
  });

  test("not when the session in the way ends just then: it rings after all", async () => {
    const ctx = suite.context();
    const { service, customer, sessionId } = await ringVendor(ctx);
    const other = await makeCustomer(ctx);
    // The vendor's session ends after it refused the new one, before anybody looks which it was.
    let isEnded = false;
    const query =
      (sql: TransactionSql): TransactionSql["query"] =>
      async (text, values) => {
        if (!isEnded && text.includes("AS theirs")) await stopSession(ctx, customer, { sessionId });
        isEnded ||= text.includes("AS theirs");
        return sql.query(text, values);
      };
    const transaction: typeof ctx.db.transaction = (work) =>
      ctx.db.transaction((sql) => work({ ...sql, query: query(sql) }));
    const meddled = { ...ctx, db: { ...ctx.db, transaction } };
    const { session } = await startSession(meddled, other, { serviceId: service.id, device });
    expect(isEnded).toBe(true);
    expect(session.state).toBe("ringing");
  });

  test("while the customer has an open session, and says which", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    const { service } = await makeVendor(ctx);
    await expect(startSession(ctx, customer, { serviceId: service.id, device })).rejects.toMatchObject({
      code: "customer_busy",
      details: { sessionId },
    });
  });

  test("for vendors, admins and anonymous visitors", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx);
    const start = (viewer: Parameters<typeof startSession>[1]) =>
      startSession(ctx, viewer, { serviceId: service.id, device });
    await expect(start(vendor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(start(await makePerson(ctx, "admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(start(null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a retry with the same key", () => {
  const idempotencyKey = "retry-key-1";

  test("returns the same session and the same credential, and holds nothing more", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx, 2_000);
    const { vendor, service } = await makeVendor(ctx);
    const input = { serviceId: service.id, device, idempotencyKey };
    const first = await startSession(ctx, customer, input);
    await updateService(ctx, vendor, { serviceId: service.id, isActive: false });
    expect(await startSession(ctx, customer, input)).toEqual(first);
    expect(await getWallet(ctx, customer)).toMatchObject({ heldMinor: 500 });
  });

  test("from another device gives its credential only to the device that holds the place", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { service } = await makeVendor(ctx);
    const start = (from: string) =>
      startSession(ctx, customer, { serviceId: service.id, device: from, idempotencyKey });
    const { session, room } = await start(device);
    await expect(start("customer-tab-2")).rejects.toMatchObject({
      code: "room_elsewhere",
      details: { sessionId: session.id },
    });
    expect((await start(device)).room).toEqual(room);
  });

  test("for another service is idempotency_mismatch, also after the first session ended", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { vendor, service } = await makeVendor(ctx);
    const other = await makeService(ctx, vendor);
    const start = (serviceId: string) => startSession(ctx, customer, { serviceId, device, idempotencyKey });
    const { session } = await start(service.id);
    await expect(start(other.id)).rejects.toMatchObject({ code: "idempotency_mismatch" });
    await stopSession(ctx, customer, { sessionId: session.id });
    await expect(start(other.id)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  });

  test("after the session ended gives no credential to a room that is closed", async () => {
    const ctx = suite.context();
    const customer = await makeCustomer(ctx);
    const { service } = await makeVendor(ctx);
    const input = { serviceId: service.id, device, idempotencyKey };
    const { session } = await startSession(ctx, customer, input);
    await stopSession(ctx, customer, { sessionId: session.id });
    await expect(startSession(ctx, customer, input)).rejects.toMatchObject({
      code: "session_not_open",
      details: { sessionId: session.id },
    });
  });

  test("by another customer is another session", async () => {
    const ctx = suite.context();
    const customers = [await makeCustomer(ctx), await makeCustomer(ctx)];
    const sessions = await Promise.all(
      customers.map(async (customer) => {
        const { service } = await makeVendor(ctx);
        return (await startSession(ctx, customer, { serviceId: service.id, device, idempotencyKey })).session;
      }),
    );
    expect(new Set(sessions.map((session) => session.id)).size).toBe(2);
  });
});
