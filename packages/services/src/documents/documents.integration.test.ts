import { accountKinds } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { getReceipt } from "../sessions/get-receipt.ts";
import {
  balanceOf,
  liveMoneyLife,
  makeCharged,
  makeCustomer,
  makePerson,
  ringVendor,
  setUpSuite,
  type TestContext,
} from "../testing/index.ts";
import { exportLedger } from "./export-ledger.ts";
import { getCreditNote } from "./get-credit-note.ts";
import { getPayoutStatement } from "./get-payout-statement.ts";
import { getStatement } from "./get-statement.ts";
import { verifyBill } from "./verify-bill.ts";

const suite = setUpSuite();

const sum = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
const monthOf = (
  ctx: TestContext,
  viewer: Parameters<typeof getStatement>[1],
  month: string,
  timeZone = "UTC",
) => getStatement(ctx, viewer, { month, timeZone });

describe("a monthly statement adds up to the ledger", () => {
  test("of a customer: opening + lines = closing = what is available and held, month after month", async () => {
    const ctx = suite.context();
    const { customer } = await liveMoneyLife(ctx);
    const march = await monthOf(ctx, customer, "2026-03");
    const april = await monthOf(ctx, customer, "2026-04");
    expect(march.opening).toEqual({ balanceMinor: 0, heldMinor: 0, withdrawingMinor: 0, owedMinor: 0 });
    expect(march.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["top_up", 10_000],
      ["settlement", -1_000],
      ["refund", 100],
      ["settlement", -1_000],
      ["withdrawal", -500],
    ]);
    for (const statement of [march, april]) {
      expect(statement.opening.balanceMinor + sum(statement.lines)).toBe(statement.closing.balanceMinor);
      expect(statement.lines.at(-1)?.balanceMinor).toBe(statement.closing.balanceMinor);
    }
    expect(april.opening).toEqual(march.closing);
    expect(april.closing).toMatchObject({
      balanceMinor: await balanceOf(ctx, "available", customer.userId),
      heldMinor: 0,
      withdrawingMinor: await balanceOf(ctx, "withdrawals_in_transit", customer.userId),
    });
  });

  test("of a vendor: earned, fees, refunds, payouts and corrections come to pending and available", async () => {
    const ctx = suite.context();
    const { vendor } = await liveMoneyLife(ctx);
    const march = await monthOf(ctx, vendor, "2026-03");
    const april = await monthOf(ctx, vendor, "2026-04");
    expect(march.lines.map(({ kind, amountMinor, gross }) => [kind, amountMinor, gross])).toEqual([
      ["settlement", 850, { amountMinor: 1_000, feeMinor: 150 }],
      ["refund", -85, { amountMinor: -100, feeMinor: -15 }],
      ["settlement", 850, { amountMinor: 1_000, feeMinor: 150 }],
      ["payout", -1_000, null],
    ]);
    expect(april.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["settlement", 850],
      ["adjustment", -65],
      ["payout", -1_400],
    ]);
    expect(april.opening).toEqual(march.closing);
    expect(april.closing).toMatchObject({
      balanceMinor: 0,
      pendingMinor: await balanceOf(ctx, "earnings_pending", vendor.userId),
      availableMinor: await balanceOf(ctx, "earnings_available", vendor.userId),
      inTransitMinor: await balanceOf(ctx, "payouts_in_transit", vendor.userId),
    });
  });

  test("held money is in the balance and shown apart while a session is open", async () => {
    const ctx = suite.context();
    const { customer } = await ringVendor(ctx, { fundsMinor: 2_000 });
    expect(await monthOf(ctx, customer, "2026-03")).toMatchObject({
      isComplete: false,
      closing: { balanceMinor: 2_000, heldMinor: 500 },
      lines: [{ kind: "top_up", amountMinor: 2_000 }],
    });
  });

  test("a month is the reader's: what happened at their midnight is in one month, never in both or none", async () => {
    const ctx = suite.context();
    ctx.clock.advance(Date.parse("2026-03-31T20:00:00Z") - ctx.clock.now().getTime());
    const customer = await makeCustomer(ctx, 2_000);
    ctx.clock.advance(86_400_000);
    for (const [timeZone, march, april] of [
      ["UTC", 1, 0],
      ["Asia/Kathmandu", 0, 1],
      ["America/New_York", 1, 0],
    ] as const) {
      expect((await monthOf(ctx, customer, "2026-03", timeZone)).lines, timeZone).toHaveLength(march);
      expect((await monthOf(ctx, customer, "2026-04", timeZone)).lines, timeZone).toHaveLength(april);
    }
    const future = monthOf(ctx, customer, "2026-05");
    await expect(future).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a payout statement adds up to the ledger", () => {
  test("what was left before, what was released and corrected since, and the payout", async () => {
    const ctx = suite.context();
    const { vendor, payoutIds } = await liveMoneyLife(ctx);
    const first = await getPayoutStatement(ctx, vendor, { payoutId: payoutIds[0] });
    expect(first).toMatchObject({ openingMinor: 0, closingMinor: 615, previousNumber: null });
    expect(first.lines.map(({ kind, amountMinor }) => [kind, amountMinor]).toSorted()).toEqual([
      ["earnings_release", 765],
      ["earnings_release", 850],
      ["payout", -1_000],
    ]);
    const second = await getPayoutStatement(ctx, vendor, { payoutId: payoutIds[1] });
    expect(second).toMatchObject({
      openingMinor: 615,
      closingMinor: await balanceOf(ctx, "earnings_available", vendor.userId),
      previousNumber: first.payout.number,
    });
    expect(second.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["earnings_release", 850],
      ["adjustment", -65],
      ["payout", -1_400],
    ]);
    for (const { openingMinor, closingMinor, lines } of [first, second]) {
      expect(openingMinor + sum(lines)).toBe(closingMinor);
    }
  });
});

describe("the papers of one are not another's", () => {
  test("strangers find neither receipt, credit note, payout nor statement; admins find all", async () => {
    const ctx = suite.context();
    const life = await liveMoneyLife(ctx);
    const { customer, vendor, admin, refundId, sessionIds, payoutIds } = life;
    const stranger = await makePerson(ctx, "user");
    const otherVendor = await makePerson(ctx, "vendor");
    const statementOf = (viewer: typeof admin | null, userId: string) =>
      getStatement(ctx, viewer, { month: "2026-03", timeZone: "UTC", userId });
    for (const viewer of [stranger, otherVendor]) {
      const refusals = [
        getReceipt(ctx, viewer, { sessionId: sessionIds[0] }),
        getCreditNote(ctx, viewer, { refundId }),
        getPayoutStatement(ctx, viewer, { payoutId: payoutIds[0] }),
        statementOf(viewer, customer.userId),
        statementOf(viewer, vendor.userId),
      ];
      for (const refusal of await Promise.allSettled(refusals)) {
        expect(refusal).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
      }
      expect(() =>
        exportLedger(ctx, viewer, { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" }),
      ).toThrow(expect.objectContaining({ code: "forbidden" }));
    }
    await expect(getPayoutStatement(ctx, customer, { payoutId: payoutIds[0] })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getPayoutStatement(ctx, null, { payoutId: payoutIds[0] })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(statementOf(null, vendor.userId)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await getPayoutStatement(ctx, admin, { payoutId: payoutIds[0] })).vendor.id).toBe(vendor.userId);
    expect((await statementOf(admin, customer.userId)).kind).toBe("customer");
    expect((await getCreditNote(ctx, admin, { refundId })).refund.amountMinor).toBe(100);
  });

  test("the customer's credit note does not say who gave what; the vendor's does", async () => {
    const ctx = suite.context();
    const { customer, vendor, refundId } = await liveMoneyLife(ctx);
    expect((await getCreditNote(ctx, customer, { refundId })).refund.split).toBeNull();
    expect((await getCreditNote(ctx, vendor, { refundId })).refund.split).toEqual({
      vendorMinor: 85,
      feeMinor: 15,
    });
  });
});

test("numbers of papers are unique and never change, whoever tries", async () => {
  const ctx = suite.context();
  await liveMoneyLife(ctx);
  const meetings = await Promise.all([1, 2, 3, 4].map(() => makeCharged(ctx)));
  const numbers = await Promise.all(
    meetings.map(
      async ({ customer, sessionId }) => (await getReceipt(ctx, customer, { sessionId })).receiptNumber,
    ),
  );
  expect(new Set(numbers).size).toBe(4);
  for (const change of [
    "sessions SET receipt_number = receipt_number + 1000 WHERE state = 'ended'",
    "sessions SET receipt_number = NULL WHERE state = 'ended'",
    "refunds SET number = number + 1000",
  ]) {
    await expect(ctx.db.pool.query(`UPDATE ${change}`), change).rejects.toThrow();
  }
});

describe("an export of the ledger", () => {
  test("has every transaction of its time once, and sums to zero and to the balances", async () => {
    const ctx = suite.context();
    const { admin } = await liveMoneyLife(ctx);
    const sums = new Map<string, number>();
    const ids: string[] = [];
    for (const range of [
      { from: "2026-01-01T00:00:00Z", to: "2026-04-01T00:00:00Z" },
      { from: "2026-04-01T00:00:00Z", to: "2026-12-01T00:00:00Z" },
    ]) {
      for await (const batch of exportLedger(ctx, admin, range)) {
        for (const transaction of batch) {
          ids.push(transaction.id);
          expect(sum(transaction.entries)).toBe(0);
          for (const { accountKind, ownerId, amountMinor } of transaction.entries) {
            const key = `${accountKind}:${ownerId}`;
            sums.set(key, (sums.get(key) ?? 0) + amountMinor);
          }
        }
      }
    }
    expect(new Set(ids).size).toBe(ids.length);
    const accounts = await ctx.db.prisma.ledgerAccount.findMany();
    for (const account of accounts) {
      expect(sums.get(`${account.kind}:${account.ownerId}`) ?? 0).toBe(Number(account.balanceMinor));
    }
    expect(accounts.every(({ kind }) => accountKinds.includes(kind))).toBe(true);
  });

  test("of a range that is none, or of more than a year, is refused", async () => {
    const ctx = suite.context();
    const admin = await makePerson(ctx, "admin");
    for (const [from, to] of [
      ["2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"],
      ["2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z"],
      ["2025-01-01T00:00:00Z", "2026-03-01T00:00:00Z"],
    ] as const) {
      expect(() => exportLedger(ctx, admin, { from, to })).toThrow(
        expect.objectContaining({ code: "invalid_input" }),
      );
    }
  });
});

describe("verifying a bill", () => {
  test("finds no difference in any session of two months, refunds and releases included", async () => {
    const ctx = suite.context();
    const { sessionIds } = await liveMoneyLife(ctx);
    for (const sessionId of sessionIds) {
      const { differences, bill } = await verifyBill(ctx.db.sql, sessionId);
      expect(differences).toEqual([]);
      expect(bill.chargedMinor).toBe(1_000);
    }
  });

  test("tells a bill whose rows were changed around the application", async () => {
    const ctx = suite.context();
    const { sessionId, vendor } = await makeCharged(ctx);
    const run = async (...statements: string[]) => {
      await ctx.db.pool.query(
        ["BEGIN", "SET LOCAL session_replication_role = replica", ...statements, "COMMIT"].join("; "),
      );
      const { differences } = await verifyBill(ctx.db.sql, sessionId);
      return differences.map(({ what }) => what);
    };
    const charge = (minor: number) =>
      `UPDATE sessions SET charged_minor = ${minor}, vendor_minor = ${minor} - fee_minor WHERE id = '${sessionId}'`;
    expect(await run(charge(900))).toEqual(["charge of the session", "vendor’s share of the session"]);
    expect(await run(charge(1_000))).toEqual([]);
    const earn = (minor: number) =>
      `UPDATE earnings SET amount_minor = ${minor} WHERE vendor_id = '${vendor.userId}'`;
    expect(await run(earn(849))).toEqual(["vendor’s earning"]);
    expect(await run(earn(850))).toEqual([]);
  });

  test("an open session has no bill yet, and a session that is none neither", async () => {
    const ctx = suite.context();
    await expect(verifyBill(ctx.db.sql, ctx.ids.newId())).rejects.toMatchObject({ code: "not_found" });
  });
});
