import { type Bill, computeBill } from "../bill.ts";
import { DomainError } from "../errors.ts";
import { type Fee, splitCharge } from "../fee.ts";
import { planHold } from "../hold-plan.ts";
import * as ledger from "../ledger.ts";
import { checkPayout } from "../payout.ts";
import { absent, type Interval, recordEvidence } from "../presence.ts";
import { isWithinAdjustmentWindow, splitRefund } from "../refund.ts";
import { minimumHold, type Tariff } from "../tariff.ts";
import { type PaidIn, planWithdrawal } from "../withdrawal.ts";
import type { Beat } from "./naive-meter.ts";
import type { ModelSettings, ModelTerms } from "./reference-model.ts";

/** The presence that core records of a host's heartbeats, closed and open. */
function presenceOf(beats: readonly Beat[], maxGapMs: number): Interval[] {
  let state = absent;
  const closed: Interval[] = [];
  for (const { atMs, isResumed } of beats) {
    const next = recordEvidence(state, atMs, maxGapMs, isResumed);
    state = next.state;
    if (next.closed) closed.push(next.closed);
  }
  return state.open ? [...closed, state.open] : closed;
}

interface CoreSession {
  customerId: string;
  vendorId: string;
  tariff: Tariff;
  fee: Fee;
  capMinor: number | null;
  heldMinor: number;
  refundedMinor: number;
  endedAtMs: number | null;
  bill: Bill | null;
}

/** Plays what happens by core's rules and postings, as the services do, with balances in memory. */
export class CoreBooks {
  readonly balances = new Map<string, number>();
  readonly sessions = new Map<string, CoreSession>();
  readonly payments: (PaidIn & { customerId: string })[] = [];
  readonly settings: ModelSettings;

  constructor(settings: ModelSettings) {
    this.settings = settings;
  }

  of(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  session(id: string): CoreSession {
    return found(this.sessions.get(id));
  }

  post(posting: ledger.Posting): void {
    for (const { account, amountMinor } of posting.entries) {
      const key = account.ownerId === null ? account.kind : `${account.kind}:${account.ownerId}`;
      this.balances.set(key, this.of(key) + amountMinor);
    }
  }

  topUp(customerId: string, amountMinor: number, id: string): void {
    this.payments.push({ id, customerId, paidAtMs: this.payments.length, amountMinor, returnedMinor: 0 });
    this.post(ledger.topUp(customerId, amountMinor));
  }

  reverse(id: string, amountMinor: number): void {
    const payment = found(this.payments.find((each) => each.id === id));
    payment.returnedMinor += amountMinor;
    const availableMinor = this.of(`available:${payment.customerId}`);
    this.post(ledger.paymentReversal(payment.customerId, amountMinor, availableMinor));
  }

  repay(customerId: string): void {
    const dueMinor = ledger.repaymentDue(
      this.of(`available:${customerId}`),
      this.of(`receivable:${customerId}`),
    );
    if (dueMinor > 0) this.post(ledger.repayment(customerId, dueMinor));
  }

  start(id: string, { customer, vendor, tariff, fee, capMinor }: ModelTerms): void {
    const leastMinor = minimumHold(tariff);
    if (this.of(`receivable:${customer}`) < 0) throw new DomainError("wallet_blocked");
    if (capMinor !== null && capMinor < leastMinor) throw new DomainError("cap_too_low");
    if (this.of(`available:${customer}`) < leastMinor) throw new DomainError("insufficient_funds");
    const nothing = { heldMinor: 0, refundedMinor: 0, endedAtMs: null, bill: null };
    this.sessions.set(id, { customerId: customer, vendorId: vendor, tariff, fee, capMinor, ...nothing });
  }

  hold(id: string, billableMs: number, windowMs: number): number {
    const session = this.session(id);
    const availableMinor = this.of(`available:${session.customerId}`);
    const moreMinor = planHold(session.tariff, { ...session, availableMinor, billableMs, windowMs });
    if (moreMinor > 0) this.post(ledger.hold(session.customerId, moreMinor));
    session.heldMinor += moreMinor;
    return moreMinor;
  }

  settle(id: string, beats: { customer: readonly Beat[]; vendor: readonly Beat[] }, endedAtMs: number): Bill {
    const session = this.session(id);
    if (session.bill) throw new DomainError("session_not_open");
    const { maxGapMs } = this.settings;
    const evidence = {
      customer: presenceOf(beats.customer, maxGapMs),
      vendor: presenceOf(beats.vendor, maxGapMs),
    };
    session.bill = computeBill({ ...session, evidence });
    session.endedAtMs = endedAtMs;
    this.post(ledger.settlement(session, { ...session.bill, heldMinor: session.heldMinor }));
    return session.bill;
  }

  refund(id: string, amountMinor: number, nowMs: number): { vendorMinor: number; feeMinor: number } {
    const session = this.session(id);
    const endedAtMs = session.endedAtMs ?? nowMs;
    if (!isWithinAdjustmentWindow(endedAtMs, nowMs, this.settings.adjustmentWindowMs)) {
      throw new DomainError("adjustment_window_closed");
    }
    const chargedMinor = session.bill?.chargedMinor ?? 0;
    const split = splitRefund({ ...session, chargedMinor }, amountMinor);
    session.refundedMinor += amountMinor;
    this.post(ledger.refund(session, split));
    return split;
  }

  release(id: string): number {
    const { bill, fee, refundedMinor, vendorId } = this.session(id);
    const { vendorMinor } = splitCharge((bill?.chargedMinor ?? 0) - refundedMinor, fee);
    if (vendorMinor > 0) this.post(ledger.earningsRelease(vendorId, vendorMinor));
    return vendorMinor;
  }

  payout(vendorId: string, amountMinor: number): void {
    const availableMinor = this.of(`earnings_available:${vendorId}`);
    checkPayout({ amountMinor, availableMinor, minimumMinor: this.settings.payoutMinimumMinor });
    this.post(ledger.payout(vendorId, amountMinor));
  }

  withdraw(customerId: string, amountMinor: number): { paymentId: string; amountMinor: number }[] {
    const own = this.payments.filter((payment) => payment.customerId === customerId);
    const shares = planWithdrawal(own, amountMinor);
    if (amountMinor > this.of(`available:${customerId}`)) {
      throw new DomainError("withdrawal_exceeds_available");
    }
    for (const share of shares) this.returned(share.paymentId, share.amountMinor);
    this.post(ledger.withdrawal(customerId, amountMinor));
    return shares;
  }

  endWithdrawal(paymentId: string, amountMinor: number, outcome: "paid" | "returned"): void {
    const customerId = this.returned(paymentId, outcome === "returned" ? -amountMinor : 0);
    this.post(ledger.withdrawalEnd(customerId, amountMinor, outcome));
  }

  bounceWithdrawal(paymentId: string, amountMinor: number): void {
    const customerId = this.returned(paymentId, -amountMinor);
    this.post(ledger.withdrawalBounced(customerId, amountMinor));
  }

  /** Notes what went back of a payment, or did not arrive; says whose it is. */
  returned(paymentId: string, amountMinor: number): string {
    const payment = found(this.payments.find((each) => each.id === paymentId));
    payment.returnedMinor += amountMinor;
    return payment.customerId;
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new DomainError("not_found");
  return value;
}
