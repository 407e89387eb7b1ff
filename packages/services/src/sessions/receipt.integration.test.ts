import { describe, expect, test } from "vitest";
import { endSessionAsAdmin } from "../admin/end-session-as-admin.ts";
import {
  advance,
  goLive,
  look,
  makePerson,
  recomputeBill,
  ringVendor,
  setUpSuite,
  stopAndBill,
} from "../testing/index.ts";
import { getReceipt } from "./get-receipt.ts";
import { getSession } from "./get-session.ts";
import { listSessions } from "./list-sessions.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";

const suite = setUpSuite();

describe("the receipt", () => {
  test("can be recomputed by anybody from the evidence that stands on it", async () => {
    const ctx = suite.context();
    const tariff = { pricePerMinuteMinor: 333, initialSeconds: 30, subsequentSeconds: 7, freeSeconds: 10 };
    const meeting = await goLive(ctx, { service: tariff });
    await advance(ctx, meeting, 31);
    await advance(ctx, meeting, 20, { present: ["vendor"] });
    await advance(ctx, meeting, 22);
    const receipt = await stopAndBill(ctx, meeting, "vendor");
    // 31 s, and 17 s after the customer's return at 0:56: 48 s, 10 of them free; 38 s are 30 + 2 × 7.
    expect(receipt).toMatchObject({
      billableSeconds: 48,
      freeSeconds: 10,
      billedSeconds: 44,
      chargedMinor: 244,
    });
    const bill = recomputeBill(receipt);
    expect(bill).toMatchObject({
      billableMs: receipt.billableMs,
      chargedMinor: receipt.chargedMinor,
      releasedMinor: receipt.releasedMinor,
      unaffordableMinor: receipt.unaffordableMinor,
      vendorMinor: receipt.split?.vendorMinor,
      feeMinor: receipt.split?.feeMinor,
    });
    expect(bill.charge).toMatchObject({
      amountMinor: receipt.dueMinor,
      billedSeconds: receipt.billedSeconds,
    });
  });

  test("is the same for both but for the split, which is the vendor's alone", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    const customers = await stopAndBill(ctx, meeting, "customer");
    const vendors = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
    expect(customers.split).toBeNull();
    expect(vendors.split).toEqual({
      fee: { basisPoints: 1_500, fixedMinor: 0 },
      vendorMinor: 85,
      feeMinor: 15,
    });
    expect({ ...vendors, part: "customer", split: null }).toEqual(customers);
  });

  test("does not exist before the end, nor for strangers at any time", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    const stranger = await makePerson(ctx, "vendor");
    const get = (viewer: Parameters<typeof getReceipt>[1]) =>
      getReceipt(ctx, viewer, { sessionId: meeting.sessionId });
    await expect(get(meeting.customer)).rejects.toMatchObject({ code: "not_found" });
    await stopAndBill(ctx, meeting);
    await expect(get(stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(get(null)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await get(await makePerson(ctx, "admin"))).part).toBe("admin");
  });

  test("refuses to show a bill that its evidence does not support", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    await stopAndBill(ctx, meeting);
    // As only the owner of the tables can: the guards refuse it to everybody else.
    await ctx.db.pool.query(`
      BEGIN;
      ALTER TABLE participants DISABLE TRIGGER participants_closed_presence;
      UPDATE participants SET last_evidence_at = last_evidence_at + interval '1 hour'
        WHERE session_id = '${meeting.sessionId}';
      ALTER TABLE participants ENABLE TRIGGER participants_closed_presence;
      COMMIT`);
    const forged = getReceipt(ctx, meeting.customer, { sessionId: meeting.sessionId });
    await expect(forged).rejects.toMatchObject({ code: "internal" });
  });
});

describe("the meter in every view", () => {
  test("is the truth so far: cost, held and funded for both, the wallet for the customer alone", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx, { fundsMinor: 2_000 });
    await advance(ctx, meeting, 65, { everySeconds: 13 });
    const shared = {
      state: "running",
      billableMs: 65_000,
      costMinor: 200,
      heldMinor: 500,
      fundedMs: 300_000,
    };
    expect((await look(ctx, meeting, "customer")).meter).toMatchObject({ ...shared, availableMinor: 1_500 });
    expect((await look(ctx, meeting, "vendor")).meter).toMatchObject({ ...shared, availableMinor: null });
  });

  test("is shown to nobody without a part in the session", async () => {
    const ctx = suite.context();
    const { sessionId } = await goLive(ctx);
    const get = (viewer: Parameters<typeof getSession>[1]) => getSession(ctx, viewer, { sessionId });
    await expect(get(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(get(null)).rejects.toMatchObject({ code: "unauthenticated" });
    const { session } = await get(await makePerson(ctx, "admin"));
    expect(session).toMatchObject({ part: "admin", self: null, peerUid: null });
    expect(session.meter.availableMinor).toBeNull();
  });
});

describe("an admin", () => {
  test("ends any session, and it is settled as any other", async () => {
    const ctx = suite.context();
    const meeting = await goLive(ctx);
    await advance(ctx, meeting, 10);
    const admin = await makePerson(ctx, "admin");
    const end = () => endSessionAsAdmin(ctx, admin, { sessionId: meeting.sessionId });
    expect((await end()).session).toMatchObject({ state: "ended", endReason: "ended_by_admin" });
    const receipt = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
    expect(receipt).toMatchObject({ chargedMinor: 100, split: { vendorMinor: 85, feeMinor: 15 } });
    expect((await end()).session.endedAt).toBe(receipt.endedAt);
    const where = { sessionId: meeting.sessionId, kind: "ended" };
    expect((await ctx.db.prisma.sessionEvent.findFirstOrThrow({ where })).data).toEqual({
      reason: "ended_by_admin",
      adminId: admin.userId,
    });
  });

  test("alone may do that", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionId } = await goLive(ctx);
    for (const viewer of [customer, vendor]) {
      await expect(endSessionAsAdmin(ctx, viewer, { sessionId })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(endSessionAsAdmin(ctx, null, { sessionId })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const admin = await makePerson(ctx, "admin");
    const unknown = endSessionAsAdmin(ctx, admin, { sessionId: ctx.ids.newId() });
    await expect(unknown).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the list of sessions is the reader's own, newest first, page by page; only vendors see their share", async () => {
  const ctx = suite.context();
  const first = await goLive(ctx);
  await advance(ctx, first, 10);
  await stopAndBill(ctx, first);
  const { customer, vendor } = first;
  const sessionIds = [first.sessionId];
  for (let i = 0; i < 4; i++) {
    ctx.clock.advance(1_000);
    const { session } = await startSession(ctx, customer, {
      serviceId: first.service.id,
      device: "customer-tab-1",
    });
    await stopSession(ctx, customer, { sessionId: session.id });
    sessionIds.push(session.id);
  }
  await ringVendor(ctx);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSessions(ctx, customer, { limit: 2, cursor });
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(sessionIds.toReversed());
  const oldest = async (viewer: typeof customer) =>
    (await listSessions(ctx, viewer, { limit: 20 })).items.find((item) => item.id === first.sessionId);
  expect(await oldest(customer)).toMatchObject({ part: "customer", chargedMinor: 100, vendorMinor: null });
  expect(await oldest(vendor)).toMatchObject({ part: "vendor", chargedMinor: 100, vendorMinor: 85 });
});
