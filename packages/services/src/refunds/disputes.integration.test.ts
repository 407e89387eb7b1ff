import { describe, expect, test } from "vitest";
import { releaseEarnings } from "../earnings/release-earnings.ts";
import { getReceipt } from "../sessions/get-receipt.ts";
import {
  balanceOf,
  earningOf,
  holdLock,
  type Meeting,
  makeCharged,
  makePerson,
  race,
  setUpSuite,
  type TestContext,
  untilBlocked,
  warmUp,
} from "../testing/index.ts";
import { discountSession } from "./discount-session.ts";
import { listDisputes } from "./list-disputes.ts";
import { openDispute } from "./open-dispute.ts";
import { resolveDispute } from "./resolve-dispute.ts";
import { withdrawDispute } from "./withdraw-dispute.ts";

const connections = 12;
const suite = setUpSuite(connections);
const reason = "nothing could be heard for half of it";
const hourMs = 3_600_000;

const open = async (ctx: TestContext, { customer, sessionId }: Meeting, requestedMinor = 400) =>
  (await openDispute(ctx, customer, { sessionId, reason, requestedMinor })).dispute;
const resolve = (ctx: TestContext, viewer: Meeting["vendor"], disputeId: string, refundMinor: number) =>
  resolveDispute(ctx, viewer, { disputeId, refundMinor, resolution: "as seen in the timeline" });
const pendingOf = (ctx: TestContext, { vendor }: Meeting) =>
  balanceOf(ctx, "earnings_pending", vendor.userId);

describe("a dispute", () => {
  test("is opened once a session, by its customer, for no more than is left of the charge", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx, 1_000);
    await expect(open(ctx, meeting, 1_001)).rejects.toMatchObject({
      code: "refund_exceeds_charge",
      details: { leftMinor: 1_000 },
    });
    const input = { sessionId: meeting.sessionId, reason, requestedMinor: 1 };
    await expect(openDispute(ctx, meeting.vendor, input)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await makePerson(ctx, "user");
    await expect(openDispute(ctx, stranger, input)).rejects.toMatchObject({ code: "not_found" });
    await warmUp(ctx.db, connections);
    const { values, refusals } = await race(4, () => open(ctx, meeting, 1_000));
    expect(values).toHaveLength(1);
    expect(refusals).toEqual(["dispute_exists", "dispute_exists", "dispute_exists"]);
    // The receipt shows it to both, with the timeline and the presence that it is about.
    const receipt = await getReceipt(ctx, meeting.vendor, { sessionId: meeting.sessionId });
    expect(receipt.dispute).toEqual(values[0]);
    expect(receipt.events.map(({ kind }) => kind)).toContain("live");
    expect(receipt.presence.vendor).toHaveLength(1);
  });

  test("can be opened until, and not at, 48 hours after the end", async () => {
    const ctx = suite.context();
    const [intime, late] = [await makeCharged(ctx), await makeCharged(ctx)];
    const endedAt = async ({ customer, sessionId }: Meeting) =>
      Date.parse((await getReceipt(ctx, customer, { sessionId })).endedAt);
    ctx.clock.advance((await endedAt(intime)) + 48 * hourMs - 1 - ctx.clock.now().getTime());
    await open(ctx, intime);
    ctx.clock.advance((await endedAt(late)) + 48 * hourMs - ctx.clock.now().getTime());
    await expect(open(ctx, late)).rejects.toMatchObject({ code: "adjustment_window_closed" });
  });

  test("keeps the vendor's share pending, and is resolved with a refund long after the window", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx, 1_000);
    const { id } = await open(ctx, meeting);
    ctx.clock.advance(400 * hourMs);
    await releaseEarnings(ctx);
    expect(await pendingOf(ctx, meeting)).toBe(850);
    const { dispute } = await resolve(ctx, meeting.vendor, id, 400);
    expect(dispute).toMatchObject({ state: "refunded", refundedMinor: 400, resolution: expect.any(String) });
    expect(await balanceOf(ctx, "available", meeting.customer.userId)).toBe(9_400);
    await releaseEarnings(ctx);
    expect(await earningOf(ctx, meeting.sessionId)).toEqual({ state: "available", releasedMinor: 510 });
    expect(await pendingOf(ctx, meeting)).toBe(0);
    expect(await balanceOf(ctx, "earnings_available", meeting.vendor.userId)).toBe(510);
  });

  test("is refused with a refund of nothing, or withdrawn by its customer; either is final", async () => {
    const ctx = suite.context();
    const [refused, withdrawn] = [await makeCharged(ctx), await makeCharged(ctx)];
    const one = await open(ctx, refused);
    const other = await open(ctx, withdrawn);
    const byVendor = withdrawDispute(ctx, withdrawn.vendor, { disputeId: other.id });
    await expect(byVendor).rejects.toMatchObject({ code: "forbidden" });
    expect((await resolve(ctx, refused.vendor, one.id, 0)).dispute).toMatchObject({ state: "refused" });
    const withdrawal = () => withdrawDispute(ctx, withdrawn.customer, { disputeId: other.id });
    expect((await withdrawal()).dispute).toMatchObject({ state: "withdrawn", refundedMinor: 0 });
    await expect(withdrawal()).rejects.toMatchObject({ code: "dispute_not_open" });
    for (const [meeting, { id }] of [
      [refused, one],
      [withdrawn, other],
    ] as const) {
      const again = resolve(ctx, meeting.vendor, id, 1);
      await expect(again).rejects.toMatchObject({ code: "dispute_not_open" });
      await expect(open(ctx, meeting)).rejects.toMatchObject({ code: "dispute_exists" });
    }
  });

  test("is for its vendor or an admin to resolve, and stays open after a refund above the charge", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx, 1_000);
    const { id } = await open(ctx, meeting);
    await expect(resolve(ctx, meeting.customer, id, 100)).rejects.toMatchObject({ code: "forbidden" });
    for (const stranger of [await makePerson(ctx, "vendor"), await makePerson(ctx, "user")]) {
      await expect(resolve(ctx, stranger, id, 100)).rejects.toMatchObject({ code: "not_found" });
    }
    const admin = await makePerson(ctx, "admin");
    const byToken = resolve(ctx, { ...admin, via: "access_token" }, id, 100);
    await expect(byToken).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolve(ctx, admin, id, 1_001)).rejects.toMatchObject({
      code: "refund_exceeds_charge",
      details: { leftMinor: 1_000 },
    });
    expect((await resolve(ctx, admin, id, 1_000)).dispute.state).toBe("refunded");
  });

  test("that two admins and the vendor resolve at once is resolved by exactly one", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx, 1_000);
    const { id } = await open(ctx, meeting);
    const judges = [meeting.vendor, await makePerson(ctx, "admin"), await makePerson(ctx, "admin")];
    const { values, refusals } = await race(6, (i) => resolve(ctx, judges[i % 3] ?? meeting.vendor, id, 200));
    expect(values).toHaveLength(1);
    expect(refusals).toEqual(Array.from({ length: 5 }, () => "dispute_not_open"));
    expect(await balanceOf(ctx, "available", meeting.customer.userId)).toBe(9_200);
  });

  test("that is resolved while discounts are given never gives back more than the charge", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx, 1_000);
    const { id } = await open(ctx, meeting, 1_000);
    const { sessionId, vendor, customer } = meeting;
    const admin = await makePerson(ctx, "admin");
    const { values, refusals } = await race(6, async (i) => {
      if (i % 2 === 0) return resolve(ctx, admin, id, 600);
      const input = { sessionId, amountMinor: 600, note: "sorry", idempotencyKey: ctx.ids.newId() };
      return discountSession(ctx, vendor, input);
    });
    expect(values).toHaveLength(1);
    expect(refusals).toHaveLength(5);
    expect(await balanceOf(ctx, "available", customer.userId)).toBe(9_600);
  });
});

describe("a dispute that is opened while the share is released", () => {
  test("blocks the release when it came first, though the release had begun", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx);
    const { sessionId } = meeting;
    // As the verb does it, under the session's lock.
    const opening = await holdLock(ctx.db, "SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE", [sessionId]);
    ctx.clock.advance(ctx.settings.disputeWindowMs);
    await releaseEarnings(ctx);
    const data = { id: ctx.ids.newId(), sessionId, reason, requestedMinor: 1, openedAt: ctx.clock.now() };
    await opening.release(
      "INSERT INTO disputes (id, session_id, reason, requested_minor, opened_at) VALUES ($1, $2, $3, $4, $5)",
      [data.id, data.sessionId, data.reason, data.requestedMinor, data.openedAt],
    );
    await releaseEarnings(ctx);
    expect(await earningOf(ctx, sessionId)).toEqual({ state: "pending", releasedMinor: null });
    expect(await pendingOf(ctx, meeting)).toBe(850);
  });

  test("blocks the release that had already found the share due", async () => {
    const ctx = suite.context();
    const meeting = await makeCharged(ctx);
    const behind = suite.context();
    behind.clock.advance(ctx.clock.now().getTime() - behind.clock.now().getTime());
    ctx.clock.advance(ctx.settings.disputeWindowMs);
    let isOpened = false;
    // Between the release's search and its transaction.
    const transaction: typeof ctx.db.transaction = async (work) => {
      if (!isOpened) await open(behind, meeting);
      isOpened = true;
      return ctx.db.transaction(work);
    };
    await releaseEarnings({ ...ctx, db: { ...ctx.db, transaction } });
    expect(isOpened).toBe(true);
    expect(await earningOf(ctx, meeting.sessionId)).toEqual({ state: "pending", releasedMinor: null });
  });

  test("is too late when the release came first, though its clock was behind", async () => {
    const ctx = suite.context();
    await warmUp(ctx.db, connections);
    const meeting = await makeCharged(ctx);
    const behind = suite.context();
    behind.clock.advance(ctx.clock.now().getTime() - behind.clock.now().getTime());
    ctx.clock.advance(ctx.settings.disputeWindowMs);
    behind.clock.advance(ctx.settings.disputeWindowMs - 1);
    // The release is held up between its change and its commit, by the vendor's account that it posts to.
    const account = await holdLock(
      ctx.db,
      "SELECT 1 FROM ledger_accounts WHERE kind = 'earnings_pending' AND owner_id = $1 FOR UPDATE",
      [meeting.vendor.userId],
    );
    const release = releaseEarnings(ctx);
    await untilBlocked(ctx.db, 1);
    // Waited for from the start: it is refused while the release is still being awaited.
    const refused = expect(open(behind, meeting)).rejects.toMatchObject({ code: "adjustment_window_closed" });
    await untilBlocked(ctx.db, 2);
    await account.release();
    await release;
    expect(await earningOf(ctx, meeting.sessionId)).toMatchObject({ state: "available" });
    await refused;
  });
});

test("the list has everybody's own disputes and all of them for admins, who see which are overdue", async () => {
  const ctx = suite.context();
  const [first, second] = [await makeCharged(ctx), await makeCharged(ctx)];
  const old = await open(ctx, first);
  ctx.clock.advance(24 * hourMs);
  const recent = await open(ctx, second);
  ctx.clock.advance(4 * 24 * hourMs);
  const admin = await makePerson(ctx, "admin");
  const list = async (viewer: Meeting["vendor"], input: object = {}) =>
    (await listDisputes(ctx, viewer, { limit: 50, ...input })).items.map(({ id }) => id);
  for (const viewer of [first.customer, first.vendor]) expect(await list(viewer)).toEqual([old.id]);
  expect(await list(admin)).toEqual(expect.arrayContaining([old.id, recent.id]));
  expect(await list(await makePerson(ctx, "vendor"))).toEqual([]);
  const overdue = await list(admin, { isOverdue: true });
  expect(overdue).toContain(old.id);
  expect(overdue).not.toContain(recent.id);
  const [summary] = (await listDisputes(ctx, first.vendor, { limit: 1 })).items;
  expect(summary).toMatchObject({ isOverdue: true, serviceTitle: "Piano lesson", chargedMinor: 1_000 });
  await resolve(ctx, admin, old.id, 0);
  expect(await list(first.vendor, { state: "open" })).toEqual([]);
  expect(await list(admin, { isOverdue: true })).not.toContain(old.id);
  const page = await listDisputes(ctx, admin, { limit: 1 });
  expect(await list(admin, { cursor: page.nextCursor ?? undefined })).not.toContain(page.items[0]?.id);
});
