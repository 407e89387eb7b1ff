import { describe, expect, test } from "vitest";
import { requestAdjustment } from "../admin/request-adjustment.ts";
import type { Viewer } from "../context.ts";
import {
  askForPayout,
  balanceOf,
  createFakePayments,
  makeEarner,
  makePerson,
  payoutFigures,
  race,
  setUpSuite,
  signedInNow,
  warmUp,
} from "../testing/index.ts";
import { getEarnings } from "./get-earnings.ts";
import { listPayouts } from "./list-payouts.ts";
import { requestPayout } from "./request-payout.ts";
import { schedulePayouts } from "./schedule-payouts.ts";
import { sendPayouts } from "./send-payouts.ts";
import { setPayoutSchedule } from "./set-payout-schedule.ts";
import { setUpPayoutAccount } from "./set-up-payout-account.ts";
import { updatePayoutAccount } from "./update-payout-account.ts";

const connections = 12;
const suite = setUpSuite(connections);

function open() {
  const payments = createFakePayments();
  return { ctx: suite.context({ payments }), payments };
}

describe("a payout on demand", () => {
  test("sets the money apart, is sent with its own id as the key, and arrives", async () => {
    const { ctx, payments } = open();
    const vendor = await makeEarner(ctx);
    expect(await payoutFigures(ctx, vendor)).toEqual([3_400, 0, 0]);
    const payout = await askForPayout(ctx, vendor, 2_000);
    expect(payout).toMatchObject({
      state: "paid",
      amountMinor: 2_000,
      isScheduled: false,
      failureCode: null,
    });
    expect(payments.calls).toEqual([{ verb: "payOut", key: payout.id, amountMinor: 2_000 }]);
    expect(await payoutFigures(ctx, vendor)).toEqual([1_400, 0, 2_000]);
    expect((await listPayouts(ctx, vendor, { limit: 20 })).items).toEqual([payout]);
  });

  test("is of at least the minimum and at most what is available, to the unit", async () => {
    const { ctx } = open();
    const vendor = await makeEarner(ctx);
    await expect(askForPayout(ctx, vendor, 999)).rejects.toMatchObject({
      code: "invalid_input",
      details: { minimumMinor: 1_000 },
    });
    await expect(askForPayout(ctx, vendor, 3_401)).rejects.toMatchObject({
      code: "payout_exceeds_available",
      details: { availableMinor: 3_400 },
    });
    expect(await askForPayout(ctx, vendor, 3_400)).toMatchObject({ state: "paid" });
    expect(await payoutFigures(ctx, vendor)).toEqual([0, 0, 3_400]);
  });

  test("needs a payout account that accepts payouts", async () => {
    const { ctx, payments } = open();
    const earner = await makeEarner(ctx);
    const other = await makePerson(ctx, "vendor");
    await expect(askForPayout(ctx, other, 2_000)).rejects.toMatchObject({ code: "payout_account_missing" });
    const { accountRef } = await ctx.db.prisma.payoutAccount.findUniqueOrThrow({
      where: { vendorId: earner.userId },
    });
    const tell = (isReady: boolean, secondsAgo: number) => {
      const occurredAt = new Date(ctx.clock.now().getTime() - secondsAgo * 1_000);
      return updatePayoutAccount(ctx, { provider: payments.name, accountRef, isReady, occurredAt });
    };
    ctx.clock.advance(60_000);
    expect(await tell(false, 10)).toBe(true);
    // Told late: it is older than what is known.
    expect(await tell(true, 20)).toBe(true);
    await expect(askForPayout(ctx, earner, 2_000)).rejects.toMatchObject({ code: "payout_account_missing" });
    // Providers date their news by the second: the account was told of half a second after this.
    expect(await tell(false, 0)).toBe(true);
    expect(await tell(true, 0.5)).toBe(true);
    expect(await askForPayout(ctx, earner, 2_000)).toMatchObject({ state: "paid" });
    const unknown = {
      provider: payments.name,
      accountRef: "nobody's",
      isReady: true,
      occurredAt: new Date(),
    };
    expect(await updatePayoutAccount(ctx, unknown)).toBe(false);
  });

  test("asked for twice at once with one key is made once, and with two keys no further than the money goes", async () => {
    const { ctx, payments } = open();
    await warmUp(ctx.db, connections);
    const vendor = await makeEarner(ctx);
    const key = ctx.ids.newId();
    const once = await race(5, () => askForPayout(ctx, vendor, 1_000, key));
    expect(once.refusals).toEqual([]);
    expect(new Set(once.values.map(({ id }) => id)).size).toBe(1);
    expect(payments.movements).toHaveLength(1);
    await expect(askForPayout(ctx, vendor, 1_001, key)).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    const many = await race(5, () => askForPayout(ctx, vendor, 1_000));
    expect(many.values).toHaveLength(2);
    expect(many.refusals).toEqual(Array.from({ length: 3 }, () => "payout_exceeds_available"));
    expect(await payoutFigures(ctx, vendor)).toEqual([400, 0, 3_000]);
  });

  test("and a correction by hand at once never take more than there is", async () => {
    const { ctx } = open();
    await warmUp(ctx.db, connections);
    const vendor = await makeEarner(ctx);
    const admin = await makePerson(ctx, "admin");
    const { values, refusals } = await race(6, async (i) => {
      if (i % 2 === 0) return askForPayout(ctx, vendor, 3_000);
      const correction = {
        userId: vendor.userId,
        accountKind: "earnings_available",
        amountMinor: -3_000,
      } as const;
      const reason = "paid twice by mistake";
      return requestAdjustment(ctx, admin, { ...correction, reason, idempotencyKey: ctx.ids.newId() });
    });
    expect(values).toHaveLength(1);
    for (const code of refusals) expect(["payout_exceeds_available", "insufficient_funds"]).toContain(code);
    expect(await balanceOf(ctx, "earnings_available", vendor.userId)).toBe(400);
  });
});

describe("a recent sign-in", () => {
  test("is asked for wherever payouts are seen or changed, and an access token never does", async () => {
    const { ctx } = open();
    const vendor = await makeEarner(ctx);
    const doors = (viewer: Viewer | null) => [
      () => requestPayout(ctx, viewer, { amountMinor: 1_000, idempotencyKey: ctx.ids.newId() }),
      () => setPayoutSchedule(ctx, viewer, { schedule: "weekly" }),
      () => setUpPayoutAccount(ctx, viewer),
      () => listPayouts(ctx, viewer, { limit: 20 }),
    ];
    const refusal = async (viewer: Viewer | null) =>
      (await race(4, async (i): Promise<unknown> => doors(viewer)[i]?.())).refusals;
    const all = (code: string) => Array.from({ length: 4 }, () => code);
    ctx.clock.advance(ctx.settings.recentSignInMs + 1);
    expect(await refusal(vendor)).toEqual(all("recent_sign_in_required"));
    expect(await refusal({ ...signedInNow(ctx, vendor), via: "access_token" })).toEqual(all("forbidden"));
    expect(await refusal(signedInNow(ctx, await makePerson(ctx, "user")))).toEqual(all("forbidden"));
    expect(await refusal(null)).toEqual(all("unauthenticated"));
    const again = signedInNow(ctx, vendor);
    ctx.clock.advance(ctx.settings.recentSignInMs);
    expect(await refusal(again)).toEqual([]);
  });
});

describe("a scheduled payout", () => {
  test("is made once, of all that is available, at the next Monday 00:00 UTC", async () => {
    const { ctx } = open();
    await warmUp(ctx.db, connections);
    const vendor = await makeEarner(ctx);
    // The clock stands on Wednesday, 4 March 2026.
    const { payout } = await setPayoutSchedule(ctx, vendor, { schedule: "weekly" });
    expect(payout).toMatchObject({ schedule: "weekly", nextAt: "2026-03-09T00:00:00.000Z" });
    const until = (iso: string) => ctx.clock.advance(Date.parse(iso) - ctx.clock.now().getTime());
    until("2026-03-08T23:59:59.999Z");
    await schedulePayouts(ctx);
    expect(await payoutFigures(ctx, vendor)).toEqual([3_400, 0, 0]);
    until("2026-03-09T00:00:00.000Z");
    expect((await race(4, () => schedulePayouts(ctx))).refusals).toEqual([]);
    expect(await payoutFigures(ctx, vendor)).toEqual([0, 3_400, 0]);
    await sendPayouts(ctx);
    const { items } = await listPayouts(ctx, signedInNow(ctx, vendor), { limit: 20 });
    expect(items).toMatchObject([{ state: "paid", isScheduled: true, amountMinor: 3_400 }]);
    expect((await getEarnings(ctx, vendor)).payout.nextAt).toBe("2026-03-16T00:00:00.000Z");
  });

  test("waits for the next time below the minimum, and stops on demand", async () => {
    const { ctx } = open();
    const vendor = await makeEarner(ctx, 1_000);
    await setPayoutSchedule(ctx, vendor, { schedule: "monthly" });
    ctx.clock.advance(Date.parse("2026-04-01T00:00:00.000Z") - ctx.clock.now().getTime());
    await schedulePayouts(ctx);
    expect(await payoutFigures(ctx, vendor)).toEqual([850, 0, 0]);
    expect((await getEarnings(ctx, vendor)).payout.nextAt).toBe("2026-05-01T00:00:00.000Z");
    const { payout } = await setPayoutSchedule(ctx, signedInNow(ctx, vendor), { schedule: "on_demand" });
    expect(payout).toMatchObject({ schedule: "on_demand", nextAt: null });
  });
});
