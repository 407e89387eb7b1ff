import type { ReceiptView } from "@paygo/contracts";
import { chargeFor, formatMoney } from "@paygo/core";
import { minimumCondition, ratePerMinute, shortMinuteWords, tariffWords } from "../catalog/tariff-words.ts";
import { durationWords, exactDuration } from "../locale/duration-words.ts";

export interface BillStep {
  term: string;
  hint: string | null;
  value: string;
}

/** From the billable time to what is due, one line a step. */
export function billSteps(receipt: ReceiptView, locale: string): BillStep[] {
  const { tariff, freeSeconds, billedSeconds, unaffordableMinor, capMinor } = receipt;
  const isCapped = capMinor !== null && receipt.chargedMinor === capMinor;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  return [
    {
      term: "Both connected",
      hint: "The time in which both were provably there.",
      value: exactDuration(receipt.billableMs),
    },
    {
      term: "Whole seconds",
      hint: shortMinuteWords(tariff) ?? "A begun second does not count.",
      value: `${receipt.billableSeconds} s`,
    },
    ...(tariff.freeSeconds > 0
      ? [{ term: "Free seconds", hint: "The tariff’s free start.", value: `−${freeSeconds} s` }]
      : []),
    {
      term: "Billed time",
      hint: `${tariffWords(tariff, locale)}.`,
      value: durationWords(billedSeconds * 1000),
    },
    {
      term: `Billed time at ${ratePerMinute(tariff, locale)}`,
      hint: "Rounded once, to the smallest coin.",
      value: money(priceOf(receipt)),
    },
    ...(receipt.isMinimum
      ? [
          {
            term: "Minimum charge instead",
            hint: `The tariff asks for at least this much ${minimumCondition(tariff)}.`,
            value: money(receipt.dueMinor),
          },
        ]
      : []),
    ...(unaffordableMinor > 0
      ? [
          {
            term: isCapped ? "Beyond the spending cap" : "Beyond the held money",
            hint: isCapped
              ? "More than the cap is never charged."
              : "What was not held is never charged: it is the platform’s loss.",
            value: `−${money(unaffordableMinor)}`,
          },
        ]
      : []),
  ];
}

/** What the billed time costs by itself, before the tariff's minimum. */
function priceOf({ tariff, billableMs }: ReceiptView): number {
  return chargeFor({ ...tariff, minimumMinor: 0 }, billableMs).amountMinor;
}

/** Why nothing was charged; null when something was. */
export function nothingChargedWords(receipt: ReceiptView): string | null {
  if (receipt.chargedMinor > 0) return null;
  if (receipt.answeredAt === null) return "A session that is not answered costs nothing.";
  if (receipt.billableMs === 0) return "You were never both connected, so there was nothing to bill.";
  if (receipt.billedSeconds === 0 && receipt.freeSeconds > 0)
    return "All of the session was within its free seconds.";
  return "The session was too short to bill.";
}
