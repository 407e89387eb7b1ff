import { describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import {
  balanceOf,
  makeCustomer,
  makeEarner,
  makePerson,
  race,
  setUpSuite,
  type TestContext,
  warmUp,
} from "../testing/index.ts";
import { addFeeSchedule } from "./add-fee-schedule.ts";
import { decideAdjustment } from "./decide-adjustment.ts";
import { listAdjustments } from "./list-adjustments.ts";
import { listFeeSchedules } from "./list-fee-schedules.ts";
import { requestAdjustment } from "./request-adjustment.ts";

const connections = 12;
const suite = setUpSuite(connections);
const reason = "charged twice by a fault of ours";

const request = async (
  ctx: TestContext,
  admin: Viewer,
  person: Viewer,
  amountMinor: number,
  idempotencyKey: string = ctx.ids.newId(),
) => {
  const accountKind = person.role === "vendor" ? "earnings_available" : "available";
  const input = { userId: person.userId, accountKind, amountMinor, reason, idempotencyKey } as const;
  return (await requestAdjustment(ctx, admin, input)).adjustment;
};
const decide = async (ctx: TestContext, admin: Viewer, adjustmentId: string, isApproved = true) =>
  (await decideAdjustment(ctx, admin, { adjustmentId, isApproved })).adjustment;
const walletOf = (ctx: TestContext, { userId }: Viewer) => balanceOf(ctx, "available", userId);

describe("an adjustment", () => {
  test("of exactly the limit is posted at once, and of a unit more waits, to either side", async () => {
    const ctx = suite.context();
    const admin = await makePerson(ctx, "admin");
    const customer = await makeCustomer(ctx, 50_000);
    const other = await makePerson(ctx, "admin");
    for (const amountMinor of [10_001, -10_001]) {
      expect(await request(ctx, admin, customer, amountMinor)).toMatchObject({ state: "awaiting_approval" });
    }
    expect(await request(ctx, admin, customer, 10_000)).toMatchObject({ state: "posted", decidedBy: null });
    expect(await request(ctx, other, customer, -10_000)).toMatchObject({ state: "posted" });
    expect(await walletOf(ctx, customer)).toBe(50_000);
    const vendor = await makeEarner(ctx);
    await request(ctx, await makePerson(ctx, "admin"), vendor, 600);
    expect(await balanceOf(ctx, "earnings_available", vendor.userId)).toBe(4_000);
  });

  test("in pieces is not more than the limit a day without another admin, at once too", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const admin = await makePerson(ctx, "admin");
    const people = await Promise.all([0, 1, 2].map(() => makeCustomer(ctx, 50_000)));
    const { values, refusals } = await race(9, (i) => {
      const person = people[i % 3];
      if (!person) throw new Error("three customers");
      return request(ctx, admin, person, i % 2 === 0 ? 3_000 : -3_000);
    });
    expect(refusals).toEqual([]);
    expect(values.filter(({ state }) => state === "posted")).toHaveLength(3);
    expect(values.filter(({ state }) => state === "awaiting_approval")).toHaveLength(6);
    const [customer] = people;
    if (!customer) throw new Error("a customer");
    expect(await request(ctx, admin, customer, 1_000)).toMatchObject({ state: "posted" });
    expect(await request(ctx, admin, customer, 1)).toMatchObject({ state: "awaiting_approval" });
    ctx.clock.advance(24 * 3_600_000);
    expect(await request(ctx, admin, customer, 10_000)).toMatchObject({ state: "posted" });
  });

  test("above the limit takes another admin, and of two at once one decides", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const [admin, second, third] = await Promise.all([0, 1, 2].map(() => makePerson(ctx, "admin")));
    if (!admin || !second || !third) throw new Error("three admins");
    const customer = await makeCustomer(ctx, 1_000);
    const { id } = await request(ctx, admin, customer, 20_000);
    await expect(decide(ctx, admin, id)).rejects.toMatchObject({ code: "second_approval_required" });
    const { values, refusals } = await race(6, (i) => decide(ctx, i % 2 === 0 ? second : third, id, i < 4));
    expect(values).toHaveLength(1);
    expect(refusals).toEqual(Array.from({ length: 5 }, () => "approval_not_open"));
    const isPosted = values[0]?.state === "posted";
    expect(await walletOf(ctx, customer)).toBe(isPosted ? 21_000 : 1_000);
    const { id: rejectedId } = await request(ctx, admin, customer, 20_000);
    const rejected = await decide(ctx, second, rejectedId, false);
    expect(rejected).toMatchObject({ state: "rejected", decidedBy: { id: second.userId } });
  });

  test("that would take more than there is says what is missing, and one that waits still does", async () => {
    const ctx = suite.context();
    const [admin, second] = [await makePerson(ctx, "admin"), await makePerson(ctx, "admin")];
    const customer = await makeCustomer(ctx, 500);
    await expect(request(ctx, admin, customer, -501)).rejects.toMatchObject({
      code: "insufficient_funds",
      details: { missingMinor: 1 },
    });
    const { id } = await request(ctx, admin, customer, -20_000);
    await expect(decide(ctx, second, id)).rejects.toMatchObject({ code: "insufficient_funds" });
    const waiting = await listAdjustments(ctx, second, { state: "awaiting_approval", limit: 50 });
    expect(waiting.items.map((item) => item.id)).toContain(id);
    expect(waiting).toMatchObject({ approvalLimitMinor: 10_000, currency: ctx.settings.currency });
    expect(await walletOf(ctx, customer)).toBe(500);
    await expect(request(ctx, admin, await makePerson(ctx, "vendor"), -1)).rejects.toMatchObject({
      code: "insufficient_funds",
    });
  });

  test("with the same key is made once, at once too; with another input it is an error", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const admin = await makePerson(ctx, "admin");
    const customer = await makeCustomer(ctx, 1_000);
    const key = ctx.ids.newId();
    const { values, refusals } = await race(6, () => request(ctx, admin, customer, 100, key));
    expect(refusals).toEqual([]);
    expect(new Set(values.map(({ id, state }) => `${id} ${state}`)).size).toBe(1);
    expect(await walletOf(ctx, customer)).toBe(1_100);
    const other = request(ctx, admin, customer, 101, key);
    await expect(other).rejects.toMatchObject({ code: "idempotency_mismatch" });
    // Another admin's keys are their own.
    expect(await request(ctx, await makePerson(ctx, "admin"), customer, 101, key)).toMatchObject({
      state: "posted",
    });
  });

  test("is for admins at their own screen, of accounts that the person has", async () => {
    const ctx = suite.context();
    const admin = await makePerson(ctx, "admin");
    const customer = await makeCustomer(ctx, 1_000);
    await expect(request(ctx, customer, customer, 100)).rejects.toMatchObject({ code: "forbidden" });
    const byToken = request(ctx, { ...admin, via: "access_token", signedInAt: null }, customer, 100);
    await expect(byToken).rejects.toMatchObject({ code: "forbidden" });
    const asVendor = request(ctx, admin, { ...customer, role: "vendor" }, 100);
    await expect(asVendor).rejects.toMatchObject({ code: "invalid_input" });
    const nobody = request(ctx, admin, { ...customer, userId: ctx.ids.newId() }, 100);
    await expect(nobody).rejects.toMatchObject({ code: "not_found" });
    await expect(decide(ctx, admin, ctx.ids.newId())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the platform's fees", () => {
  test("hold from their instant on, the default before; nothing of the past is changed", async () => {
    const ctx = suite.context();
    const admin = await makePerson(ctx, "admin", "Demo admin");
    expect(await listFeeSchedules(ctx, admin)).toEqual({
      currency: "USD",
      current: { basisPoints: 1_500, fixedMinor: 0 },
      items: [],
    });
    const at = (ms: number) => new Date(ctx.clock.now().getTime() + ms).toISOString();
    const fee = { basisPoints: 1_000, fixedMinor: 25 };
    const effectiveFrom = at(60_000);
    const add = (from: string, its = fee) => addFeeSchedule(ctx, admin, { effectiveFrom: from, fee: its });
    await expect(add(at(-1))).rejects.toMatchObject({ code: "invalid_input" });
    expect(await add(effectiveFrom)).toMatchObject({
      current: { basisPoints: 1_500 },
      items: [{ effectiveFrom, fee, createdBy: "Demo admin" }],
    });
    // Once more is the same; another one for the same instant is none.
    expect((await add(effectiveFrom)).items).toHaveLength(1);
    const other = add(effectiveFrom, { basisPoints: 0, fixedMinor: 0 });
    await expect(other).rejects.toMatchObject({ code: "invalid_input" });
    ctx.clock.advance(60_000);
    expect((await listFeeSchedules(ctx, admin)).current).toEqual(fee);
    const vendor = await makePerson(ctx, "vendor");
    await expect(listFeeSchedules(ctx, vendor)).rejects.toMatchObject({ code: "forbidden" });
  });
});
