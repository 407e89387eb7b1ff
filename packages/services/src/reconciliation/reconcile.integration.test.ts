import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requestAdjustment } from "../admin/request-adjustment.ts";
import { releaseEarnings } from "../earnings/release-earnings.ts";
import { requestPayout } from "../earnings/request-payout.ts";
import { setUpPayoutAccount } from "../earnings/set-up-payout-account.ts";
import { processProviderEvents } from "../payments/process-provider-events.ts";
import { receiveProviderEvent } from "../payments/receive-provider-event.ts";
import { sendWithdrawals } from "../payments/send-withdrawals.ts";
import type { ProviderMovement } from "../ports.ts";
import { discountSession } from "../refunds/discount-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import { createFakePayments, type FakePayments } from "../testing/fake-payments.ts";
import {
  advance,
  createErrorLog,
  createTestContext,
  goLive,
  makePerson,
  ringVendor,
  type TestContext,
  topUpWallet,
} from "../testing/index.ts";
import { withdraw } from "../wallet/withdraw.ts";
import { getReconciliation } from "./get-reconciliation.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { reconcile } from "./reconcile.ts";
import { reconcileNow } from "./reconcile-now.ts";

const dayMs = 24 * 3_600_000;
let db: TestDatabase;
let ctx: TestContext;
let payments: FakePayments;
/** The checkout page's payments, as its provider lists them. */
let checkouts: ProviderMovement[];

/** A world in which every kind of money moved once. */
async function moveMoney(): Promise<void> {
  const meeting = await goLive(ctx, { fundsMinor: 20_000, service: { pricePerMinuteMinor: 3_000 } });
  await advance(ctx, meeting, 70);
  const { customer, vendor, sessionId } = meeting;
  await stopSession(ctx, customer, { sessionId });
  await discountSession(ctx, vendor, {
    sessionId,
    amountMinor: 500,
    note: "late",
    idempotencyKey: "discount-1",
  });
  ctx.clock.advance(3 * dayMs);
  await releaseEarnings(ctx);
  const vendorNow = { ...vendor, signedInAt: ctx.clock.now() };
  await setUpPayoutAccount(ctx, vendorNow);
  await requestPayout(ctx, vendorNow, { amountMinor: 1_000, idempotencyKey: "payout-00001" });
  payments.next("payOut", "pending");
  await requestPayout(ctx, vendorNow, { amountMinor: 1_000, idempotencyKey: "payout-00002" });
  await withdraw(ctx, customer, { amountMinor: 700, idempotencyKey: "withdrawal-1" });
  await sendWithdrawals(ctx);
  await withdraw(ctx, customer, { amountMinor: 300, idempotencyKey: "withdrawal-2" });
  const [admin, reversed] = [await makePerson(ctx, "admin"), await makePerson(ctx, "user")];
  const reason = "a correction by hand";
  const correction = { userId: customer.userId, accountKind: "available" as const, amountMinor: 50, reason };
  await requestAdjustment(ctx, admin, { ...correction, idempotencyKey: "correction-1" });
  const paymentId = await topUpWallet(ctx, reversed, 900);
  const { currency } = ctx.settings;
  const chargeback = {
    paymentRef: `sandbox_payment_${paymentId}`,
    chargebackRef: "taken-1",
    amountMinor: 900,
    currency,
  };
  await receiveProviderEvent(ctx, {
    kind: "chargeback",
    eventId: "taken-1",
    occurredAt: ctx.clock.now(),
    ...chargeback,
  });
  await processProviderEvents(ctx);
  // Its share stays pending.
  const pending = await goLive(ctx, { fundsMinor: 20_000 });
  await advance(ctx, pending, 30);
  await stopSession(ctx, pending.customer, { sessionId: pending.sessionId });
  const ringing = await ringVendor(ctx, { fundsMinor: 5_000 });
  await db.pool.query("UPDATE sessions SET ringing_until = $2 WHERE id = $1", [
    ringing.sessionId,
    new Date(ctx.clock.now().getTime() + dayMs),
  ]);
  const { rows } = await db.pool.query<{ ref: string; amount: number; at: Date }>(
    "SELECT payment_ref AS ref, amount_minor::float8 AS amount, created_at AS at FROM payments WHERE state = 'succeeded'",
  );
  checkouts = rows.map(({ ref, amount, at }) => {
    return { kind: "payment", ref, amountMinor: amount, currency, state: "succeeded", createdAt: at };
  });
  ctx.clock.advance(2 * 3_600_000);
}

beforeAll(async () => {
  db = await createTestDatabase(4);
  payments = createFakePayments();
  const provider = {
    ...payments,
    async *listMovements() {
      yield* [...checkouts, ...payments.movements];
    },
  };
  ctx = createTestContext(db, { payments: provider });
  await moveMoney();
});
afterAll(() => db.close());

/** Does what no code of ours does: the guards of the database look away. What it changes is put back afterwards. */
async function corrupt(statement: string): Promise<void> {
  await db.pool.query(
    `SET session_replication_role = replica; ${statement}; SET session_replication_role = DEFAULT`,
  );
}

const openChecks = async () => {
  const rows = await db.prisma.finding.findMany({ where: { resolvedAt: null }, orderBy: { check: "asc" } });
  return [...new Set(rows.map(({ check }) => check))];
};

describe("the reconciliation", () => {
  test("finds nothing where every kind of money moved as it should, and says what it looked at", async () => {
    await reconcile(ctx);
    expect(await db.prisma.finding.findMany()).toEqual([]);
    const { lastRun } = await getReconciliation(ctx, await makePerson(ctx, "admin"));
    expect(Object.keys(lastRun?.examined ?? {}).toSorted()).toEqual(
      [
        ...Object.keys(ledgerChecks),
        "charge_evidence",
        "provider_differs",
        "provider_unknown_to_them",
        "provider_unknown_to_us",
      ].toSorted(),
    );
    expect(Object.entries(lastRun?.examined ?? {}).filter(([, count]) => count === 0)).toEqual([]);
  });

  describe.each<[check: string, corruption: string, alsoLit?: string[]]>([
    [
      "balance_entries",
      `UPDATE ledger_accounts SET balance_minor = balance_minor + 7 WHERE kind = 'fees';
       UPDATE ledger_accounts SET balance_minor = balance_minor - 7 WHERE kind = 'funding'`,
    ],
    [
      "balance_sign",
      `ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_not_negative;
       UPDATE ledger_accounts SET balance_minor = -5 WHERE kind = 'fees'`,
      ["balance_entries", "ledger_zero"],
    ],
    [
      "ledger_zero",
      "UPDATE ledger_accounts SET balance_minor = balance_minor + 1 WHERE kind = 'fees'",
      ["balance_entries"],
    ],
    [
      "transaction_zero",
      `UPDATE ledger_entries SET amount_minor = amount_minor + 1
       WHERE id = (SELECT max(e.id) FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE a.kind = 'adjustments')`,
      ["balance_entries"],
    ],
    [
      "transaction_reason",
      "UPDATE payments SET transaction_id = NULL, state = 'declined' WHERE amount_minor = 900",
    ],
    [
      "hold_session",
      `ALTER TABLE holds DROP CONSTRAINT holds_settled_whole;
       UPDATE holds SET released_minor = released_minor + 1 WHERE state = 'settled' AND released_minor > 0`,
    ],
    ["held_balance", "UPDATE holds SET amount_minor = amount_minor + 1 WHERE state = 'open'"],
    [
      "session_settlement",
      `UPDATE holds SET captured_minor = captured_minor - 1, released_minor = released_minor + 1 WHERE captured_minor > 0`,
    ],
    [
      "session_overdue",
      "UPDATE sessions SET ringing_until = created_at - interval '1 day' WHERE state = 'ringing'",
    ],
    ["earnings_balance", "UPDATE earnings SET amount_minor = amount_minor + 1 WHERE state = 'pending'"],
    ["earnings_release", "UPDATE earnings SET released_minor = released_minor - 1 WHERE state = 'available'"],
    ["refund_posting", "UPDATE refunds SET amount_minor = amount_minor - 1, fee_minor = fee_minor - 1"],
    [
      "refund_charge",
      "UPDATE refunds SET amount_minor = 999999, vendor_minor = 999999 - fee_minor",
      ["refund_posting", "earnings_release"],
    ],
    [
      "payment_posting",
      "UPDATE payments SET amount_minor = amount_minor + 1 WHERE amount_minor = 900",
      ["provider_differs"],
    ],
    ["reversal_posting", "UPDATE payment_reversals SET amount_minor = amount_minor - 1, shortfall_minor = 0"],
    [
      "withdrawal_transit",
      "UPDATE withdrawal_parts SET amount_minor = amount_minor + 1 WHERE state = 'pending'",
    ],
    ["payout_transit", "UPDATE payouts SET state = 'paid', completed_at = created_at WHERE state = 'sent'"],
    ["adjustment_posting", "UPDATE adjustments SET amount_minor = amount_minor + 1"],
    [
      "event_refused",
      "UPDATE provider_events SET failure = 'contradicts our books' WHERE type = 'chargeback'",
    ],
    [
      "event_refused",
      `UPDATE provider_events SET processed_at = NULL, received_at = received_at - interval '1 hour'
       WHERE type = 'chargeback'`,
    ],
    ["chargeback_won", "UPDATE provider_events SET type = 'chargeback_won' WHERE type = 'chargeback'"],
    [
      "transfer_overdue",
      "UPDATE payouts SET created_at = created_at - interval '2 days' WHERE state = 'sent'",
    ],
    [
      "transfer_overdue",
      `UPDATE payments SET state = 'processing', purpose = 'one_tap', created_at = created_at - interval '2 days',
         transaction_id = NULL, completed_at = NULL WHERE amount_minor = 900`,
      ["transaction_reason"],
    ],
    [
      "charge_evidence",
      `UPDATE participants SET last_evidence_at = last_evidence_at - interval '65 seconds'
       WHERE session_id = (SELECT session_id FROM refunds)`,
    ],
    [
      "provider_unknown_to_them",
      "UPDATE payments SET payment_ref = 'nobody knows it' WHERE amount_minor = 5000",
      ["provider_unknown_to_us"],
    ],
    ["provider_differs", "UPDATE withdrawal_parts SET amount_minor = amount_minor + 1 WHERE state = 'paid'"],
  ])("%s", (check, corruption, alsoLit = []) => {
    const names = [
      "ledger_accounts",
      "ledger_entries",
      "payments",
      "holds",
      "sessions",
      "earnings",
      "refunds",
    ];
    const tables = [
      ...names,
      "payment_reversals",
      "withdrawal_parts",
      "payouts",
      "adjustments",
      "provider_events",
      "participants",
    ];
    beforeEach(async () => {
      for (const table of tables) await db.pool.query(`CREATE TABLE copy_of_${table} AS TABLE ${table}`);
    });
    const mend = async () => {
      for (const table of tables) {
        await corrupt(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM copy_of_${table}`);
      }
    };
    afterEach(async () => {
      await mend();
      for (const table of tables) await db.pool.query(`DROP TABLE copy_of_${table}`);
    });

    test("lights up when the database is corrupted in its way, and is resolved when that is mended", async () => {
      await corrupt(corruption);
      await reconcile(ctx);
      expect(await openChecks()).toEqual([check, ...alsoLit].toSorted());
      await mend();
      await reconcile(ctx);
      expect(await openChecks()).toEqual([]);
    });
  });

  test("resolves what is gone, and finds it once however often it looks", async () => {
    await reconcile(ctx);
    expect(await openChecks()).toEqual([]);
    const where = { check: "provider_differs" };
    const before = await db.prisma.finding.count({ where });
    const [lost] = checkouts.splice(0, 1);
    await reconcile(ctx);
    await reconcile(ctx);
    const open = await db.prisma.finding.findMany({ where: { resolvedAt: null } });
    expect(open.map(({ check, subject, amountMinor }) => ({ check, subject, amountMinor }))).toEqual([
      { check: "provider_unknown_to_them", subject: lost?.ref, amountMinor: BigInt(lost?.amountMinor ?? 0) },
    ]);
    if (lost) checkouts.unshift(lost);
    const view = await reconcileNow(ctx, await makePerson(ctx, "admin"));
    expect(view.open).toEqual([]);
    expect(view.resolved[0]).toMatchObject({ check: "provider_unknown_to_them", subject: lost?.ref });
    expect(await db.prisma.finding.count({ where })).toBe(before);
  });

  test("finds money that only the provider knows of", async () => {
    const [known] = checkouts;
    if (!known) throw new Error("no checkout");
    checkouts.push({ ...known, ref: "only-theirs", amountMinor: 4_242 });
    await reconcile(ctx);
    const [found] = await db.prisma.finding.findMany({ where: { resolvedAt: null } });
    expect(found).toMatchObject({
      check: "provider_unknown_to_us",
      subject: "only-theirs",
      amountMinor: 4_242n,
    });
    checkouts.pop();
    await reconcile(ctx);
    expect(await openChecks()).toEqual([]);
  });

  test("goes on without a check that fails, and leaves its findings open", async () => {
    const log = createErrorLog();
    const away = {
      ...payments,
      async *listMovements(): AsyncIterable<ProviderMovement> {
        yield* [];
        throw new Error("the provider is away");
      },
    };
    checkouts.push({ ...(checkouts[0] ?? failure()), ref: "only-theirs-too" });
    await reconcile(ctx);
    checkouts.pop();
    await reconcile({ ...ctx, payments: away, log });
    expect(log.errors).toHaveLength(1);
    expect(await openChecks()).toEqual(["provider_unknown_to_us"]);
    await reconcile(ctx);
    expect(await openChecks()).toEqual([]);
  });

  test("is for admins alone", async () => {
    for (const role of ["user", "vendor"] as const) {
      const viewer = await makePerson(ctx, role);
      await expect(getReconciliation(ctx, viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(reconcileNow(ctx, viewer)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

function failure(): never {
  throw new Error("there are no checkouts");
}
