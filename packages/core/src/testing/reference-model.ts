import type { Fee } from "../fee.ts";
import {
  type ModelBill,
  type ModelPart,
  ModelRefusal,
  type ModelSettings,
  type ModelTerms,
} from "./model-words.ts";
import { type Beat, costAt, costsBySecond, halfUp, leastHold, secondsIn, togetherMs } from "./naive-meter.ts";

export * from "./model-words.ts";
export type { Beat } from "./naive-meter.ts";

interface ModelSession extends ModelTerms {
  heldMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  endedAtMs: number | null;
  isReleased: boolean;
}

function refuseIf(isRefused: boolean, code: string): void {
  if (isRefused) throw new ModelRefusal(code);
}

interface ModelPayment {
  customer: string;
  amountMinor: number;
  paidAtMs: number;
  returnedMinor: number;
}

/** Accounts that may be below zero; all others never. */
const mayOwe = /^(funding|adjustments|receivable:)/;

export type ReferenceModel = ReturnType<typeof createReferenceModel>;

/**
 * The whole of charging once more, as plainly as it can be said and without a line of the rules: seconds are
 * counted one by one, refunds are what is left over. It is told what happens, predicts every amount and keeps
 * every balance (`available:<customer>`, `fees`, …), so that core, and the services on a real database, can be
 * held against it. Owners, sessions and payments are named by the caller. Every amount is in minor units.
 */
export function createReferenceModel(settings: ModelSettings) {
  const accounts = new Map<string, number>();
  const sessions = new Map<string, ModelSession>();
  const payments = new Map<string, ModelPayment>();

  const balance = (account: string) => accounts.get(account) ?? 0;
  function move(from: string, to: string, amountMinor: number): void {
    const lacksFunds = balance(from) < amountMinor && !mayOwe.test(from);
    const overpays = to.startsWith("receivable:") && balance(to) + amountMinor > 0;
    if (amountMinor < 0 || lacksFunds || overpays) throw new Error(`${from} → ${to}: ${amountMinor}`);
    accounts.set(from, balance(from) - amountMinor);
    accounts.set(to, balance(to) + amountMinor);
  }
  function known<T>(map: Map<string, T>, id: string): T {
    const found = map.get(id);
    if (found === undefined) throw new ModelRefusal("not_found");
    return found;
  }
  function share(amountMinor: number, fee: Fee): { vendorMinor: number; feeMinor: number } {
    const partMinor = halfUp(BigInt(amountMinor) * BigInt(fee.basisPoints), 10_000n) + fee.fixedMinor;
    const feeMinor = Math.min(amountMinor, partMinor);
    return { vendorMinor: amountMinor - feeMinor, feeMinor };
  }

  return {
    /** Every account's balance by its name. */
    balances: (): Record<string, number> => Object.fromEntries(accounts),
    balance,

    /** A payment came in; unless said otherwise, after all that came before. */
    topUp(customer: string, amountMinor: number, payment: string, paidAtMs = payments.size): void {
      payments.set(payment, { customer, amountMinor, paidAtMs, returnedMinor: 0 });
      move("funding", `available:${customer}`, amountMinor);
    },

    /** A payment, or a part of it, was taken back; what the wallet does not cover is owed. */
    reverse(payment: string, amountMinor: number): { takenMinor: number; shortfallMinor: number } {
      const paid = known(payments, payment);
      paid.returnedMinor += amountMinor;
      const takenMinor = Math.min(amountMinor, balance(`available:${paid.customer}`));
      move(`available:${paid.customer}`, "funding", takenMinor);
      move(`receivable:${paid.customer}`, "funding", amountMinor - takenMinor);
      return { takenMinor, shortfallMinor: amountMinor - takenMinor };
    },

    /** Pays what is owed with what is there. */
    repay(customer: string): number {
      const owedMinor = -balance(`receivable:${customer}`);
      const amountMinor = Math.min(owedMinor, balance(`available:${customer}`));
      move(`available:${customer}`, `receivable:${customer}`, amountMinor);
      return amountMinor;
    },

    /** A session is to ring; its first hold comes next. */
    start(session: string, terms: ModelTerms): void {
      const leastMinor = leastHold(terms.tariff);
      refuseIf(balance(`receivable:${terms.customer}`) < 0, "wallet_blocked");
      refuseIf(terms.capMinor !== null && terms.capMinor < leastMinor, "cap_too_low");
      refuseIf(balance(`available:${terms.customer}`) < leastMinor, "insufficient_funds");
      const nothing = {
        heldMinor: 0,
        capturedMinor: 0,
        refundedMinor: 0,
        endedAtMs: null,
        isReleased: false,
      };
      sessions.set(session, { ...terms, ...nothing });
    },

    raiseCap(session: string, capMinor: number | null): void {
      known(sessions, session).capMinor = capMinor;
    },

    /** Holds money for another window, as far as wallet and cap allow; says how much. */
    hold(session: string, billableMs: number, windowMs: number): number {
      const { tariff, customer, heldMinor, capMinor } = known(sessions, session);
      const walletMinor = heldMinor + balance(`available:${customer}`);
      const mostMinor = Math.max(heldMinor, Math.min(walletMinor, capMinor ?? walletMinor));
      const freeMs = Math.ceil((tariff.freeSeconds * tariff.minuteMs) / 60);
      const lastSecond = secondsIn(tariff, Math.max(billableMs, freeMs) + windowMs);
      const wantedMinor = Math.max(costAt(tariff, lastSecond), leastHold(tariff));
      let wholeMinor = wantedMinor;
      if (wantedMinor > mostMinor) {
        for (const costMinor of costsBySecond(tariff)) {
          if (costMinor > mostMinor) break;
          wholeMinor = costMinor;
        }
      }
      const moreMinor = Math.max(0, wholeMinor - heldMinor);
      move(`available:${customer}`, `held:${customer}`, moreMinor);
      known(sessions, session).heldMinor += moreMinor;
      return moreMinor;
    },

    /** The session is over: its evidence is what each side's browser was heard of, in the order of arrival. */
    settle(
      session: string,
      evidence: { customer: readonly Beat[]; vendor: readonly Beat[] },
      endedAtMs: number,
    ): ModelBill {
      const open = known(sessions, session);
      refuseIf(open.endedAtMs !== null, "session_not_open");
      const billableMs = togetherMs(evidence.customer, evidence.vendor, settings.maxGapMs);
      const billableSeconds = secondsIn(open.tariff, billableMs);
      const dueMinor = costAt(open.tariff, billableSeconds);
      const capturedMinor = Math.min(dueMinor, open.heldMinor);
      const releasedMinor = open.heldMinor - capturedMinor;
      const { vendorMinor, feeMinor } = share(capturedMinor, open.fee);
      move(`held:${open.customer}`, `available:${open.customer}`, releasedMinor);
      move(`held:${open.customer}`, `earnings_pending:${open.vendor}`, vendorMinor);
      move(`held:${open.customer}`, "fees", feeMinor);
      Object.assign(open, { capturedMinor, endedAtMs });
      return { billableMs, billableSeconds, dueMinor, capturedMinor, releasedMinor, vendorMinor, feeMinor };
    },

    /** Both keep their shares of what is left of the charge; the customer gets the rest. */
    refund(session: string, amountMinor: number): { vendorMinor: number; feeMinor: number } {
      const ended = known(sessions, session);
      refuseIf(amountMinor < 1, "invalid_input");
      refuseIf(ended.isReleased, "adjustment_window_closed");
      refuseIf(ended.refundedMinor + amountMinor > ended.capturedMinor, "refund_exceeds_charge");
      const had = share(ended.capturedMinor - ended.refundedMinor, ended.fee);
      ended.refundedMinor += amountMinor;
      const keeps = share(ended.capturedMinor - ended.refundedMinor, ended.fee);
      const vendorMinor = had.vendorMinor - keeps.vendorMinor;
      const feeMinor = had.feeMinor - keeps.feeMinor;
      move(`earnings_pending:${ended.vendor}`, `available:${ended.customer}`, vendorMinor);
      move("fees", `available:${ended.customer}`, feeMinor);
      return { vendorMinor, feeMinor };
    },

    /** The vendor's share becomes available; never before the window for disputes is closed, never twice. */
    release(session: string, nowMs: number): number {
      const ended = known(sessions, session);
      const isDue = ended.endedAtMs !== null && nowMs >= ended.endedAtMs + settings.adjustmentWindowMs;
      refuseIf(!isDue || ended.isReleased, "not_due");
      ended.isReleased = true;
      const { vendorMinor } = share(ended.capturedMinor - ended.refundedMinor, ended.fee);
      move(`earnings_pending:${ended.vendor}`, `earnings_available:${ended.vendor}`, vendorMinor);
      return vendorMinor;
    },

    payout(vendor: string, amountMinor: number): void {
      refuseIf(amountMinor < 1 || amountMinor < settings.payoutMinimumMinor, "invalid_input");
      refuseIf(amountMinor > balance(`earnings_available:${vendor}`), "payout_exceeds_available");
      move(`earnings_available:${vendor}`, `payouts_in_transit:${vendor}`, amountMinor);
    },

    endPayout(vendor: string, amountMinor: number, outcome: "paid" | "returned"): void {
      const to = outcome === "paid" ? "funding" : `earnings_available:${vendor}`;
      move(`payouts_in_transit:${vendor}`, to, amountMinor);
    },

    /** Unused money goes back to the cards, the oldest payment first; says how much to which. */
    withdraw(customer: string, amountMinor: number): ModelPart[] {
      refuseIf(amountMinor < 1, "invalid_input");
      refuseIf(amountMinor > balance(`available:${customer}`), "withdrawal_exceeds_available");
      const parts: ModelPart[] = [];
      let leftMinor = amountMinor;
      const byAge = [...payments].toSorted(
        ([a, { paidAtMs }], [b, other]) => paidAtMs - other.paidAtMs || (a < b ? -1 : 1),
      );
      for (const [payment, paid] of byAge) {
        const restMinor = paid.customer === customer ? paid.amountMinor - paid.returnedMinor : 0;
        const partMinor = Math.max(0, Math.min(restMinor, leftMinor));
        leftMinor -= partMinor;
        if (partMinor > 0) parts.push({ payment, amountMinor: partMinor });
      }
      refuseIf(leftMinor > 0, "withdrawal_exceeds_available");
      for (const part of parts) known(payments, part.payment).returnedMinor += part.amountMinor;
      move(`available:${customer}`, `withdrawals_in_transit:${customer}`, amountMinor);
      return parts;
    },

    endWithdrawal(part: ModelPart, outcome: "paid" | "returned"): void {
      const paid = known(payments, part.payment);
      if (outcome === "returned") paid.returnedMinor -= part.amountMinor;
      const to = outcome === "paid" ? "funding" : `available:${paid.customer}`;
      move(`withdrawals_in_transit:${paid.customer}`, to, part.amountMinor);
    },

    /** What had arrived came back all the same. */
    bounceWithdrawal(part: ModelPart): void {
      const paid = known(payments, part.payment);
      paid.returnedMinor -= part.amountMinor;
      move("funding", `available:${paid.customer}`, part.amountMinor);
    },

    bouncePayout: (vendor: string, amountMinor: number): void =>
      move("funding", `earnings_available:${vendor}`, amountMinor),

    /** A correction by hand: above zero gives, below zero takes. */
    adjust(kind: "available" | "earnings_available", owner: string, amountMinor: number): void {
      if (amountMinor > 0) move("adjustments", `${kind}:${owner}`, amountMinor);
      else move(`${kind}:${owner}`, "adjustments", -amountMinor);
    },
  };
}
