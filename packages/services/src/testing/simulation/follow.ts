import { projectBillableMs, readMeter } from "@paygo/core";
import { createReferenceModel, type ModelPart, type ReferenceModel } from "@paygo/core/testing";
import { capOf, evidenceOf, feeOf, tariffOf } from "../../sessions/record.ts";
import { selectSessions } from "../../sessions/record-sql.ts";
import type { World } from "./world.ts";

/** A transaction of the ledger as it was just posted. */
export interface PostedTransaction {
  id: string;
  kind: string;
  key: string;
  sessionId: string | null;
  postedAtMs: number;
  entries: { account: string; amountMinor: number; balanceAfterMinor: number }[];
}

/**
 * The reference model of core, told of what happened in the order in which it was posted. What happened is read from
 * the rows; how much it comes to, the model says by itself, and every difference is a finding.
 */
export interface Follower {
  readonly model: ReferenceModel;
  follow(transactions: readonly PostedTransaction[]): Promise<string[]>;
}

export function createFollower(world: World): Follower {
  const { policy, disputeWindowMs } = world.ctx.settings;
  const model = createReferenceModel({
    maxGapMs: policy.maxGapMs,
    adjustmentWindowMs: disputeWindowMs,
    payoutMinimumMinor: 0,
  });
  const problems: string[] = [];
  const expect = (name: string, actual: unknown, predicted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(predicted)) {
      problems.push(`${name}: ${JSON.stringify(actual)} instead of ${JSON.stringify(predicted)}`);
    }
  };

  async function one<Row extends object>(text: string, id: string): Promise<Row> {
    const { rows } = await world.eye.pool.query<Row>(text, [id]);
    const [row] = rows;
    if (!row) throw new Error(`nothing in our books explains a transaction: ${id}`);
    return row;
  }
  const moved = ({ entries }: PostedTransaction) =>
    entries.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0);
  const ownerOf = ({ entries }: PostedTransaction, kind: string) =>
    entries.find(({ account }) => account.startsWith(`${kind}:`))?.account.slice(kind.length + 1) ?? "";
  const idIn = ({ key }: PostedTransaction) => key.split(":")[1] ?? "";

  async function followHold(posted: PostedTransaction): Promise<void> {
    const [session] = await selectSessions(world.eye.sql, [posted.sessionId ?? ""]);
    if (!session) throw new Error(`a hold of no session: ${posted.key}`);
    const { id, customerId, vendorId } = session;
    const isFirst = posted.key.endsWith(":1");
    if (isFirst) {
      model.start(id, {
        customer: customerId,
        vendor: vendorId,
        tariff: tariffOf(session),
        fee: feeOf(session),
        capMinor: capOf(session),
      });
      welcome(world, id, customerId, vendorId);
    }
    model.raiseCap(id, capOf(session));
    const reading = readMeter(evidenceOf(session), posted.postedAtMs, policy.maxGapMs);
    const billableMs = isFirst ? 0 : projectBillableMs(reading, posted.postedAtMs, policy.maxGapMs);
    expect(posted.key, moved(posted), model.hold(id, billableMs, policy.holdWindowMs));
  }

  async function followSettlement(posted: PostedTransaction): Promise<void> {
    const id = posted.sessionId ?? "";
    const row = await one<
      Record<"ended" | "billable" | "charged" | "unaffordable" | "vendor" | "fee", number>
    >(
      `SELECT (extract(epoch FROM ended_at) * 1000)::float8 AS ended, billable_ms AS billable, charged_minor::float8 AS charged,
        unaffordable_minor::float8 AS unaffordable, vendor_minor::float8 AS vendor, fee_minor::float8 AS fee
      FROM sessions WHERE id = $1`,
      id,
    );
    const call = world.calls.get(id);
    const bill = model.settle(id, call?.beats ?? { customer: [], vendor: [] }, row.ended);
    if (call) call.hasEnded = true;
    expect(
      posted.key,
      [row.billable, row.charged, row.unaffordable, row.vendor, row.fee],
      [
        bill.billableMs,
        bill.capturedMinor,
        bill.dueMinor - bill.capturedMinor,
        bill.vendorMinor,
        bill.feeMinor,
      ],
    );
  }

  async function followPart(posted: PostedTransaction): Promise<void> {
    const part = await one<ModelPart>(
      `SELECT payment_id AS payment, amount_minor::float8 AS "amountMinor" FROM withdrawal_parts WHERE id = $1`,
      idIn(posted),
    );
    expect(posted.key, moved(posted), part.amountMinor);
    if (posted.entries.some(({ account }) => account.startsWith("withdrawals_in_transit:"))) {
      model.endWithdrawal(part, posted.kind === "withdrawal_paid" ? "paid" : "returned");
    } else model.bounceWithdrawal(part);
  }

  async function followWithdrawal(posted: PostedTransaction): Promise<void> {
    const customer = ownerOf(posted, "withdrawals_in_transit");
    const { rows } = await world.eye.pool.query<ModelPart>(
      `SELECT w.payment_id AS payment, w.amount_minor::float8 AS "amountMinor" FROM withdrawal_parts w
      JOIN payments p ON p.id = w.payment_id WHERE w.withdrawal_id = $1`,
      [idIn(posted)],
    );
    const byPayment = (parts: readonly ModelPart[]) =>
      parts.map(({ payment, amountMinor }) => `${payment} ${amountMinor}`).toSorted();
    expect(posted.key, byPayment(rows), byPayment(model.withdraw(customer, moved(posted))));
  }

  async function followReversal(posted: PostedTransaction): Promise<void> {
    const row = await one<{ payment: string; amount: number; shortfall: number }>(
      `SELECT payment_id AS payment, amount_minor::float8 AS amount, shortfall_minor::float8 AS shortfall
      FROM payment_reversals WHERE transaction_id = $1`,
      posted.id,
    );
    expect(posted.key, row.shortfall, model.reverse(row.payment, row.amount).shortfallMinor);
  }

  async function followTopUp(posted: PostedTransaction): Promise<void> {
    const row = await one<{ id: string; amount: number; customer: string; paidAtMs: number }>(
      `SELECT id, amount_minor::float8 AS amount, user_id AS customer,
        (extract(epoch FROM completed_at) * 1000)::float8 AS "paidAtMs" FROM payments WHERE transaction_id = $1`,
      posted.id,
    );
    expect(posted.key, posted.key, `top_up:${row.id}`);
    model.topUp(row.customer, row.amount, row.id, row.paidAtMs);
  }

  async function followRefund(posted: PostedTransaction): Promise<void> {
    const row = await one<{ session: string; amount: number; vendor: number; fee: number }>(
      `SELECT session_id AS session, amount_minor::float8 AS amount, vendor_minor::float8 AS vendor, fee_minor::float8 AS fee
      FROM refunds WHERE transaction_id = $1`,
      posted.id,
    );
    const { vendorMinor, feeMinor } = model.refund(row.session, row.amount);
    expect(posted.key, [row.vendor, row.fee], [vendorMinor, feeMinor]);
  }

  function followPayout(posted: PostedTransaction): void {
    const isInTransit = posted.entries.some(({ account }) => account.startsWith("payouts_in_transit:"));
    const vendor = ownerOf(posted, isInTransit ? "payouts_in_transit" : "earnings_available");
    if (posted.kind === "payout") model.payout(vendor, moved(posted));
    else if (isInTransit)
      model.endPayout(vendor, moved(posted), posted.kind === "payout_paid" ? "paid" : "returned");
    else model.bouncePayout(vendor, moved(posted));
  }

  async function followAdjustment(posted: PostedTransaction): Promise<void> {
    const row = await one<{ kind: "available" | "earnings_available"; owner: string; amount: number }>(
      `SELECT account_kind AS kind, user_id AS owner, amount_minor::float8 AS amount FROM adjustments WHERE transaction_id = $1`,
      posted.id,
    );
    model.adjust(row.kind, row.owner, row.amount);
  }

  async function followOne(posted: PostedTransaction): Promise<void> {
    switch (posted.kind) {
      case "top_up":
        return followTopUp(posted);
      case "payment_reversal":
        return followReversal(posted);
      case "repayment":
        return expect(posted.key, moved(posted), model.repay(ownerOf(posted, "receivable")));
      case "hold":
        return followHold(posted);
      case "settlement":
        return followSettlement(posted);
      case "refund":
        return followRefund(posted);
      case "earnings_release":
        return expect(posted.key, moved(posted), model.release(posted.sessionId ?? "", posted.postedAtMs));
      case "withdrawal":
        return followWithdrawal(posted);
      case "withdrawal_paid":
      case "withdrawal_returned":
        return followPart(posted);
      case "payout":
      case "payout_paid":
      case "payout_returned":
        return followPayout(posted);
      case "adjustment":
        return followAdjustment(posted);
      default:
        throw new Error(`a transaction of an unknown kind: ${posted.kind}`);
    }
  }

  return {
    model,
    async follow(transactions) {
      problems.length = 0;
      const last = new Map<string, number>();
      for (const posted of transactions) {
        try {
          await followOne(posted);
        } catch (error) {
          problems.push(`${posted.key}: the model says ${String(error)}`);
        }
        for (const { account, balanceAfterMinor } of posted.entries) last.set(account, balanceAfterMinor);
      }
      for (const [account] of last) expect(account, await balanceNow(world, account), model.balance(account));
      return [...problems];
    },
  };
}

async function balanceNow({ eye }: World, account: string): Promise<number> {
  const [kind, owner = null] = account.split(":");
  const { rows } = await eye.pool.query<{ balance: number }>({
    name: "balance",
    text: `SELECT balance_minor::float8 AS balance FROM ledger_accounts
      WHERE kind = $1::"AccountKind" AND owner_id IS NOT DISTINCT FROM $2::uuid`,
    values: [kind, owner],
  });
  return rows[0]?.balance ?? 0;
}

/** A new session: both browsers open it. */
function welcome(world: World, id: string, customerId: string, vendorId: string): void {
  const customer = world.customers.find(({ userId }) => userId === customerId);
  const vendor = world.vendors.find(({ userId }) => userId === vendorId);
  if (!customer || !vendor || world.calls.has(id)) return;
  world.calls.set(id, {
    id,
    customer,
    vendor,
    isAnswered: false,
    hasEnded: false,
    isThere: { customer: true, vendor: false },
    wasAway: { customer: false, vendor: false },
    device: { customer: "customer-tab-1", vendor: "vendor-tab-1" },
    beats: { customer: [], vendor: [] },
  });
}
