import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { ratePerMinute, shortMinuteWords, tariffWords } from "../catalog/tariff-words.ts";
import { durationWords, exactDuration } from "../locale/duration-words.ts";

export interface BillStep {
  term: string;
  hint: string | null;
  value: string;
}

/** From the billable time to what is due, one line a step. */
export function billSteps(receipt: ReceiptView, locale: string): BillStep[] {
  const { tariff, freeSeconds, billedSeconds, unaffordableMinor } = receipt;
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
      hint: `${tariffWords(tariff)}.`,
      value: durationWords(billedSeconds * 1000),
    },
    {
      term: `Billed time at ${ratePerMinute(tariff, locale)}`,
      hint: "Rounded once, to the smallest coin.",
      value: money(receipt.dueMinor),
    },
    ...(unaffordableMinor > 0
      ? [
          {
            term: "Beyond the held money",
            hint: "What was not held is never charged: it is the platform’s loss.",
            value: `−${money(unaffordableMinor)}`,
          },
        ]
      : []),
  ];
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
