import type { AutoRefillView, PaymentMethodView, WalletView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { readTopUpAmount } from "./top-up-amount.ts";
import { readAmount, type TypedAmount, typedAmount } from "./typed-amount.ts";

/** The form of automatic refills, as it is typed. */
export interface RefillDraft {
  thresholdMinutes: string;
  amount: string;
  monthlyCeiling: string;
  paymentMethodId: string;
}

export function startRefillDraft(
  refill: AutoRefillView,
  cards: readonly PaymentMethodView[],
  currency: string,
): RefillDraft {
  const isThere = cards.some(({ id }) => id === refill.paymentMethodId);
  return {
    thresholdMinutes: String(refill.thresholdMinutes),
    amount: typedAmount(refill.amountMinor, currency),
    monthlyCeiling: typedAmount(refill.monthlyCeilingMinor, currency),
    paymentMethodId: (isThere ? refill.paymentMethodId : cards[0]?.id) ?? "",
  };
}

type ReadThreshold = { kind: "minutes"; minutes: number } | { kind: "refused"; sentence: string };

export interface ReadRefill {
  threshold: ReadThreshold;
  amount: TypedAmount;
  monthlyCeiling: TypedAmount;
}

const CEILING_MAX_MINOR = 100_000_000;

/** Reads the form; whatever is wrong with a field is one sentence. The ceiling has room for one refill at least. */
export function readRefillDraft(
  draft: RefillDraft,
  { currency, topUp }: Pick<WalletView, "currency" | "topUp">,
  locale: string,
): ReadRefill {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const amount = readTopUpAmount(draft.amount, currency, topUp, locale);
  const leastMinor = amount.kind === "amount" ? amount.amountMinor : topUp.minMinor;
  return {
    threshold: readThreshold(draft.thresholdMinutes),
    amount,
    monthlyCeiling: readAmount(draft.monthlyCeiling, currency, {
      minMinor: leastMinor,
      maxMinor: CEILING_MAX_MINOR,
      tooSmall: `One refill is ${money(leastMinor)}: a month needs at least that.`,
      tooLarge: `The largest ceiling is ${money(CEILING_MAX_MINOR)}.`,
    }),
  };
}

function readThreshold(text: string): ReadThreshold {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= 60) return { kind: "minutes", minutes };
  return { kind: "refused", sentence: "Enter a whole number of minutes from 1 to 60." };
}
