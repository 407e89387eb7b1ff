import { expect } from "vitest";
import { DomainError } from "../errors.ts";
import { isCapHeld } from "../hold-plan.ts";
import { adjustment, payoutEnd, payoutReversal } from "../ledger.ts";
import { CoreBooks } from "./core-books.ts";
import { createReferenceModel, ModelRefusal, type ModelSettings } from "./reference-model.ts";
import type { Step } from "./scripts.ts";

/** An ordinary platform. */
export const settings: ModelSettings = {
  maxGapMs: 15_000,
  adjustmentWindowMs: 172_800_000,
  payoutMinimumMinor: 50,
};

type Outcome<T> = { value: T } | { code: string };

/** What came of it, on either side: a value, or the code of the refusal. Anything else is a bug and thrown. */
function outcome<T>(attempt: () => T): Outcome<T> {
  try {
    return { value: attempt() };
  } catch (error) {
    if (error instanceof DomainError || error instanceof ModelRefusal) return { code: error.code };
    throw error;
  }
}

/**
 * Plays a script twice, by core and by the model, and compares every amount, refusal and balance. Says how
 * often each kind of thing happened.
 */
export function playBoth(script: readonly Step[]): Map<string, number> {
  const core = new CoreBooks(settings);
  const model = createReferenceModel(settings);
  const counts = new Map<string, number>();
  const note = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  const open: string[] = [];
  const ended: string[] = [];
  const released = new Set<string>();
  const transit: { payment: string; amountMinor: number }[] = [];
  const payouts: { vendor: string; amountMinor: number }[] = [];
  const part = (wholeMinor: number, share: number) => Math.floor(wholeMinor * share);
  const pick = <T>(list: readonly T[], share: number): T | undefined =>
    list[Math.min(list.length - 1, Math.floor(list.length * share))];
  let nowMs = 0;

  for (const [i, each] of script.entries()) {
    const { customer, vendor, share } = each;
    const compare = <T>(name: string, byCore: () => T, byModel: () => unknown): Outcome<T> => {
      const made = outcome(byCore);
      expect({ i, name, ...made }).toEqual({ i, name, ...outcome(byModel) });
      const word = "code" in made ? `${name}: ${made.code}` : name;
      if (word !== each.kind) note(word);
      return made;
    };
    nowMs += each.laterMs;
    switch (each.kind) {
      case "topUp": {
        const payment = `payment-${i}`;
        core.topUp(customer, each.amountMinor, payment);
        model.topUp(customer, each.amountMinor, payment);
        break;
      }
      case "start": {
        const id = `session-${i}`;
        const terms = { customer, vendor, tariff: each.tariff, fee: each.fee, capMinor: each.capMinor };
        const started = compare(
          "start",
          () => core.start(id, terms),
          () => model.start(id, terms),
        );
        if ("code" in started) break;
        open.push(id);
        compare(
          "hold",
          () => core.hold(id, 0, each.windowMs),
          () => model.hold(id, 0, each.windowMs),
        );
        break;
      }
      case "extend": {
        const id = pick(open, share);
        if (!id) break;
        compare(
          "extend",
          () => core.hold(id, each.billableMs, each.windowMs),
          () => model.hold(id, each.billableMs, each.windowMs),
        );
        break;
      }
      case "raiseCap": {
        const id = pick(open, share);
        const session = id ? core.sessions.get(id) : undefined;
        if (!id || !session || session.capMinor === null) break;
        session.capMinor += each.amountMinor;
        model.raiseCap(id, session.capMinor);
        break;
      }
      case "settle": {
        const id = pick([...open, ...open, ...open, ...ended], share);
        if (!id) break;
        compare(
          "settle",
          () => {
            const bill = core.settle(id, each.beats, nowMs);
            if (bill.chargedMinor > 0) note("a charge");
            if (bill.charge.isMinimum) note("a charge of the minimum");
            if (bill.unaffordableMinor > 0) note("a charge beyond the hold");
            const { tariff, heldMinor, capMinor } = core.session(id);
            const isAllSpent = bill.chargedMinor > 0 && bill.releasedMinor === 0;
            if (isAllSpent && isCapHeld(tariff, heldMinor, capMinor)) note("a charge of the whole cap");
            return {
              billableMs: bill.billableMs,
              billableSeconds: bill.charge.billableSeconds,
              dueMinor: bill.charge.amountMinor,
              capturedMinor: bill.chargedMinor,
              releasedMinor: bill.releasedMinor,
              vendorMinor: bill.vendorMinor,
              feeMinor: bill.feeMinor,
            };
          },
          () => model.settle(id, each.beats, nowMs),
        );
        if (open.includes(id)) ended.push(...open.splice(open.indexOf(id), 1));
        break;
      }
      case "refund": {
        const id = pick(ended, share);
        if (!id || released.has(id)) break;
        const chargedMinor = core.sessions.get(id)?.bill?.chargedMinor ?? 0;
        // Mostly a part, sometimes the whole, sometimes more than is left.
        const amountMinor = part(chargedMinor, each.portion) + each.extraMinor;
        const atMs = core.sessions.get(id)?.endedAtMs ?? nowMs;
        compare(
          "refund",
          () => core.refund(id, amountMinor, atMs),
          () => model.refund(id, amountMinor),
        );
        break;
      }
      case "release": {
        const id = pick(ended, share);
        if (!id || released.has(id)) break;
        released.add(id);
        nowMs = Math.max(nowMs, (core.sessions.get(id)?.endedAtMs ?? 0) + settings.adjustmentWindowMs);
        compare(
          "release",
          () => core.release(id),
          () => model.release(id, nowMs),
        );
        compare(
          "refund",
          () => core.refund(id, 1, nowMs),
          () => model.refund(id, 1),
        );
        break;
      }
      case "reverse": {
        const payment = pick(core.payments, share);
        if (!payment) break;
        const amountMinor = Math.max(1, part(payment.amountMinor, each.portion));
        core.reverse(payment.id, amountMinor);
        model.reverse(payment.id, amountMinor);
        break;
      }
      case "repay":
        core.repay(customer);
        model.repay(customer);
        break;
      case "payout": {
        const amountMinor = part(core.of(`earnings_available:${vendor}`), each.portion) + each.extraMinor;
        const made = compare(
          "payout",
          () => core.payout(vendor, amountMinor),
          () => model.payout(vendor, amountMinor),
        );
        if ("value" in made) payouts.push({ vendor, amountMinor });
        break;
      }
      case "endPayout": {
        const made = payouts.shift();
        if (!made) break;
        const { vendor: paidTo, amountMinor } = made;
        const end = each.outcome === "returned" ? "returned" : "paid";
        core.post(payoutEnd(paidTo, amountMinor, end));
        model.endPayout(paidTo, amountMinor, end);
        if (each.outcome !== "bounced") break;
        core.post(payoutReversal(paidTo, amountMinor));
        model.bouncePayout(paidTo, amountMinor);
        break;
      }
      case "withdraw": {
        const amountMinor = part(core.of(`available:${customer}`), each.portion) + each.extraMinor;
        const planned = compare(
          "withdraw",
          () =>
            core
              .withdraw(customer, amountMinor)
              .map((made) => ({ payment: made.paymentId, amountMinor: made.amountMinor })),
          () => model.withdraw(customer, amountMinor),
        );
        if ("value" in planned) transit.push(...planned.value);
        break;
      }
      case "endWithdrawal": {
        const made = transit.shift();
        if (!made) break;
        const end = each.outcome === "returned" ? "returned" : "paid";
        core.endWithdrawal(made.payment, made.amountMinor, end);
        model.endWithdrawal(made, end);
        if (each.outcome !== "bounced") break;
        core.bounceWithdrawal(made.payment, made.amountMinor);
        model.bounceWithdrawal(made);
        break;
      }
      case "adjust": {
        const owner = each.account === "available" ? customer : vendor;
        const hasMinor = core.of(`${each.account}:${owner}`);
        const amountMinor = each.isGift ? each.amountMinor : -Math.min(each.amountMinor, hasMinor);
        if (amountMinor === 0) break;
        core.post(adjustment(each.account, owner, amountMinor));
        model.adjust(each.account, owner, amountMinor);
        break;
      }
      default:
        each satisfies never;
    }
    note(each.kind);
    checkBalances(core, model.balances(), i);
  }
  return counts;
}

function checkBalances(core: CoreBooks, predicted: Record<string, number>, i: number): void {
  const moved = (balances: Iterable<[string, number]>) =>
    Object.fromEntries([...balances].filter(([, balanceMinor]) => balanceMinor !== 0));
  expect({ i, ...moved(core.balances) }).toEqual({ i, ...moved(Object.entries(predicted)) });
  expect([...core.balances.values()].reduce((sum, balanceMinor) => sum + balanceMinor, 0)).toBe(0);
  for (const [account, balanceMinor] of core.balances) {
    if (account.startsWith("receivable:")) expect(balanceMinor).toBeLessThanOrEqual(0);
    else if (account !== "funding" && account !== "adjustments")
      expect(balanceMinor).toBeGreaterThanOrEqual(0);
  }
}
