import { type AccountKind, accountKinds } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { getLedgerSums } from "../admin/get-ledger-sums.ts";
import { listOpenSessions } from "../admin/list-open-sessions.ts";
import { updateService } from "../catalog/update-service.ts";
import { startSession } from "../sessions/start-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import { sweep } from "../sessions/sweep.ts";
import {
  advance,
  goLive,
  makeCustomer,
  makePerson,
  ringVendor,
  setUpSuite,
  stopAndBill,
} from "../testing/index.ts";
import { checkIn } from "./check-in.ts";
import { getDashboard } from "./get-dashboard.ts";

const suite = setUpSuite();
const today = { todayStartsAt: "2026-03-02T00:00:00.000Z" };

describe("the dashboard", () => {
  test("shows who rings, for which service and at which price, and the vendor's own place", async () => {
    const ctx = suite.context();
    const { vendor, customer, service, started } = await ringVendor(ctx);
    const { openSession } = await getDashboard(ctx, vendor, today);
    expect(openSession).toMatchObject({
      id: started.session.id,
      state: "ringing",
      part: "vendor",
      customer: { id: customer.userId, name: "Demo customer" },
      service: { id: service.id, title: "Piano lesson" },
      tariff: service.tariff,
      self: { uid: started.session.peerUid, device: null },
      meter: { availableMinor: null },
    });
  });

  test("adds up what was earned, today and in all, and what was missed", async () => {
    const ctx = suite.context();
    const first = await goLive(ctx);
    const { vendor, customer, service } = first;
    await advance(ctx, first, 10);
    await stopAndBill(ctx, first);
    ctx.clock.advance(24 * 3_600_000);
    const ring = () => startSession(ctx, customer, { serviceId: service.id, device: "customer-tab-1" });
    await ring();
    ctx.clock.advance(60_000);
    await sweep(ctx);
    const second = await ring();
    await stopSession(ctx, customer, { sessionId: second.session.id });
    await updateService(ctx, vendor, { serviceId: service.id, isActive: false });
    expect(await getDashboard(ctx, vendor, today)).toMatchObject({
      openSession: null,
      earnings: { todayMinor: 85, totalMinor: 85 },
      missedToday: 1,
      activeServices: 0,
    });
    const tomorrow = await getDashboard(ctx, vendor, { todayStartsAt: "2026-03-03T00:00:00.000Z" });
    expect(tomorrow).toMatchObject({ earnings: { todayMinor: 0, totalMinor: 85 }, missedToday: 1 });
    expect(tomorrow.recent.map((item) => item.endReason)).toEqual([
      "cancelled",
      "no_answer",
      "stopped_by_customer",
    ]);
  });

  test("is the vendor's own", async () => {
    const ctx = suite.context();
    await ringVendor(ctx);
    const other = await makePerson(ctx, "vendor");
    expect(await getDashboard(ctx, other, today)).toMatchObject({ openSession: null, recent: [] });
    const customer = await makeCustomer(ctx, 0);
    await expect(getDashboard(ctx, customer, today)).rejects.toMatchObject({ code: "forbidden" });
    await expect(checkIn(ctx, customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getDashboard(ctx, null, today)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(checkIn(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("the admin's view", () => {
  test("lists exactly the open sessions", async () => {
    const ctx = suite.context();
    const [open, over] = [await ringVendor(ctx), await ringVendor(ctx)];
    await stopSession(ctx, over.customer, { sessionId: over.sessionId });
    const { items } = await listOpenSessions(ctx, await makePerson(ctx, "admin"));
    const ids = items.map((item) => item.id);
    expect(ids).toContain(open.sessionId);
    expect(ids).not.toContain(over.sessionId);
  });

  test("of the books: every kind of account, and zero in all", async () => {
    const ctx = suite.context({ settings: { currency: "CHF" } });
    const meeting = await goLive(ctx, { fundsMinor: 2_000 });
    await advance(ctx, meeting, 10);
    await stopAndBill(ctx, meeting);
    await ringVendor(ctx, { fundsMinor: 700 });
    const balances: Partial<Record<AccountKind, number>> = {
      available: 1_900 + 200,
      held: 500,
      earnings_pending: 85,
      fees: 15,
      funding: -2_700,
    };
    const sums = await getLedgerSums(ctx, await makePerson(ctx, "admin"));
    expect(sums).toEqual({
      currency: "CHF",
      kinds: accountKinds.map((kind) => ({ kind, balanceMinor: balances[kind] ?? 0 })),
      totalMinor: 0,
    });
  });

  test("is for admins", async () => {
    const ctx = suite.context();
    for (const role of ["user", "vendor"] as const) {
      const viewer = await makePerson(ctx, role);
      await expect(listOpenSessions(ctx, viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getLedgerSums(ctx, viewer)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(listOpenSessions(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(getLedgerSums(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
