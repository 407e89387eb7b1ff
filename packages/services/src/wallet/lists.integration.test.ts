import { describe, expect, test } from "vitest";
import { searchAccounts } from "../admin/search-accounts.ts";
import { searchLedger } from "../admin/search-ledger.ts";
import { listSessions } from "../sessions/list-sessions.ts";
import { stopSession } from "../sessions/stop-session.ts";
import {
  formulaTitle,
  liveMoneyLife,
  makeCharged,
  makeCustomer,
  makePerson,
  ringVendor,
  setUpSuite,
} from "../testing/index.ts";
import { getSpend } from "./get-spend.ts";
import { listWalletLines } from "./list-wallet-lines.ts";

const suite = setUpSuite();

/** All pages of a list, two at a time. */
async function readAll<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await page(cursor);
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

describe("wallet lines", () => {
  test("by kind and by the title of the session, in pages that neither lose nor repeat one", async () => {
    const ctx = suite.context();
    const { customer, vendor } = await liveMoneyLife(ctx);
    const linesOf = (input: { kind?: "settlement" | "top_up"; query?: string }) =>
      readAll((cursor) => listWalletLines(ctx, customer, { limit: 2, cursor, ...input }));
    const all = await linesOf({});
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(await linesOf({ kind: "settlement" })).toEqual(all.filter(({ kind }) => kind === "settlement"));
    expect(await linesOf({ query: "hyperlink(" })).toEqual(all.filter(({ session }) => session !== null));
    // The signs of LIKE mean themselves.
    expect(await linesOf({ query: "%" })).toEqual([]);
    expect(await linesOf({ query: "_HYPERLINK" })).toEqual([]);
    const vendors = await readAll((cursor) => listWalletLines(ctx, vendor, { limit: 2, cursor }));
    expect(vendors.map(({ kind, earnedMinor }) => [kind, earnedMinor])).toEqual([
      ["payout_paid", 0],
      ["payout", -1_400],
      ["adjustment", -65],
      ["earnings_release", 0],
      ["settlement", 850],
      ["payout_paid", 0],
      ["payout", -1_000],
      ["earnings_release", 0],
      ["earnings_release", 0],
      ["settlement", 850],
      ["refund", -85],
      ["settlement", 850],
    ]);
  });
});

describe("sessions", () => {
  test("by words, reason, time and charge, in pages that neither lose nor repeat one", async () => {
    const ctx = suite.context();
    const { customer, vendor, sessionIds } = await liveMoneyLife(ctx);
    type Input = Omit<Parameters<typeof listSessions>[2], "limit" | "cursor">;
    const idsOf = async (input: Input, viewer = customer) => {
      const all = await readAll((cursor) => listSessions(ctx, viewer, { limit: 1, cursor, ...input }));
      return all.map(({ id }) => id);
    };
    const newestFirst = sessionIds.toReversed();
    expect(await idsOf({})).toEqual(newestFirst);
    expect(await idsOf({}, vendor)).toEqual(newestFirst);
    expect(await idsOf({ query: formulaTitle.slice(3, 9).toLowerCase() })).toEqual(newestFirst);
    expect(await idsOf({ query: "demo vendor" })).toEqual(newestFirst);
    expect(await idsOf({ query: "demo vendor" }, vendor)).toEqual([]);
    expect(await idsOf({ endReason: "stopped_by_customer" })).toEqual(newestFirst);
    expect(await idsOf({ endReason: "cap_reached" })).toEqual([]);
    expect(await idsOf({ isCharged: true })).toEqual(newestFirst);
    expect(await idsOf({ isCharged: false })).toEqual([]);
    expect(await idsOf({ from: "2026-04-01T00:00:00Z" })).toEqual([sessionIds[2]]);
    expect(await idsOf({ to: "2026-04-01T00:00:00Z" })).toEqual([sessionIds[1], sessionIds[0]]);
    // The first rang at that very instant: from includes it, to does not.
    expect(await idsOf({ to: "2026-03-02T10:00:00Z" })).toEqual([]);
    expect(await idsOf({ from: "2026-03-02T10:00:00Z", to: "2026-03-02T10:00:00.001Z" })).toEqual([
      sessionIds[0],
    ]);
  });

  test("a stranger's session is no cursor", async () => {
    const ctx = suite.context();
    const { sessionId } = await makeCharged(ctx);
    const other = await makeCustomer(ctx);
    expect(await listSessions(ctx, other, { limit: 20, cursor: sessionId })).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});

describe("spend by day", () => {
  test("counts a session on the reader's day on which it ended, also one that began the day before", async () => {
    const ctx = suite.context();
    ctx.clock.advance(Date.parse("2026-03-02T23:59:55Z") - ctx.clock.now().getTime());
    const { customer } = await makeCharged(ctx, 700);
    const inDays = (...dayStarts: string[]) => getSpend(ctx, customer, { dayStarts });
    const utc = await inDays("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
    expect(utc.days.map(({ spentMinor }) => spentMinor)).toEqual([0, 700]);
    expect(utc.totalMinor).toBe(700);
    expect((await inDays("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z")).totalMinor).toBe(700);
    expect((await inDays("2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z")).totalMinor).toBe(700);
    expect((await inDays("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z")).totalMinor).toBe(0);
    expect((await inDays("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")).totalMinor).toBe(0);
  });

  test("an open session is not spent yet, and days out of order are refused", async () => {
    const ctx = suite.context();
    const { customer, sessionId } = await ringVendor(ctx);
    const dayStarts = ["2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"];
    expect((await getSpend(ctx, customer, { dayStarts })).totalMinor).toBe(0);
    await expect(getSpend(ctx, customer, { dayStarts: dayStarts.toReversed() })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await stopSession(ctx, customer, { sessionId });
  });
});

describe("an admin finds", () => {
  test("transactions by person, e-mail, session, paper or id, in pages and within a time", async () => {
    const ctx = suite.context();
    const { admin, customer, vendor, sessionIds, refundId, payoutIds } = await liveMoneyLife(ctx);
    type Input = Omit<Parameters<typeof searchLedger>[2], "limit" | "cursor">;
    const find = (input: Input) =>
      readAll((cursor) => searchLedger(ctx, admin, { limit: 2, cursor, ...input }));
    const ofCustomer = await find({ query: customer.userId });
    expect(ofCustomer).toHaveLength(
      (await readAll((cursor) => listWalletLines(ctx, customer, { limit: 9, cursor }))).length,
    );
    expect(await find({ query: ` ${customer.userId}@PAYGO.test`.trim() })).toEqual(ofCustomer);
    const everything = await find({});
    expect(everything).toHaveLength(await ctx.db.prisma.ledgerTransaction.count());
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
    for (const { entries } of everything) {
      expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0);
    }
    const kindsOf = async (input: Input) => (await find(input)).map(({ kind }) => kind);
    expect(await kindsOf({ query: sessionIds[0] })).toEqual([
      "earnings_release",
      "refund",
      "settlement",
      "hold",
    ]);
    expect(await kindsOf({ query: refundId })).toEqual(["refund"]);
    expect(await kindsOf({ query: payoutIds[0] })).toContain("payout");
    expect(await kindsOf({ query: everything[0]?.id })).toHaveLength(1);
    expect(await kindsOf({ query: vendor.userId, kind: "payout" })).toEqual(["payout", "payout"]);
    expect(await kindsOf({ query: vendor.userId, kind: "payout", to: "2026-04-01T00:00:00Z" })).toEqual([
      "payout",
    ]);
    expect(await kindsOf({ query: customer.userId, from: "2027-01-01T00:00:00Z" })).toEqual([]);
    expect(await kindsOf({ query: "nobody@paygo.test" })).toEqual([]);
    expect(await kindsOf({ query: "%" })).toEqual([]);
  });

  test("people by name, e-mail or id, with the balances of their accounts", async () => {
    const ctx = suite.context();
    const { admin, customer } = await liveMoneyLife(ctx);
    await Promise.all([1, 2, 3].map(() => makePerson(ctx, "user", "Demo customer 100%")));
    const find = (query: string) =>
      readAll((cursor) => searchAccounts(ctx, admin, { limit: 2, cursor, query }));
    const [found, ...others] = await find(customer.userId);
    expect(others).toEqual([]);
    const wallet = found?.balances.find(({ kind }) => kind === "available");
    expect(wallet).toEqual({ kind: "available", currency: "USD", balanceMinor: 8_650 });
    expect(await find("100%")).toHaveLength(3);
    expect((await find(`${customer.userId}@paygo`)).map(({ person }) => person.id)).toEqual([
      customer.userId,
    ]);
    await expect(searchAccounts(ctx, customer, { limit: 2 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(searchLedger(ctx, customer, { limit: 2 })).rejects.toMatchObject({ code: "forbidden" });
  });
});
