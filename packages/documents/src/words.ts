import type { StatementLine } from "@paygo/contracts";
import { type EndReason, formatMoney, type Tariff } from "@paygo/core";

const seconds = (count: number): string => (count === 1 ? "1 second" : `${count} seconds`);

/** The tariff as a person would say it. */
export function tariffWords(tariff: Tariff, locale: string): string {
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  const { initialSeconds, subsequentSeconds, freeSeconds, minimumMinor, minimumAfterSeconds } = tariff;
  return [
    `${money(tariff.pricePerMinuteMinor)} a minute`,
    `at least ${seconds(initialSeconds)}, then by ${seconds(subsequentSeconds)} begun`,
    ...(freeSeconds > 0 ? [`the first ${seconds(freeSeconds)} free`] : []),
    ...(minimumMinor > 0
      ? [`at least ${money(minimumMinor)} once connected for more than ${seconds(minimumAfterSeconds)}`]
      : []),
    ...(tariff.minuteMs === 60_000 ? [] : [`a billed minute lasts ${tariff.minuteMs / 1000} s here`]),
  ].join("; ");
}

/** Why a session ended. */
export function endReasonWords(reason: EndReason): string {
  switch (reason) {
    case "cancelled":
      return "Cancelled before the answer";
    case "declined":
      return "Declined by the vendor";
    case "no_answer":
      return "Not answered";
    case "stopped_by_customer":
      return "Ended by the customer";
    case "stopped_by_vendor":
      return "Ended by the vendor";
    case "funds_exhausted":
      return "Funds used up";
    case "cap_reached":
      return "Spending cap reached";
    case "connection_lost":
      return "Connection lost";
    case "max_duration":
      return "Longest time reached";
    case "ended_by_admin":
      return "Ended by an admin";
    default:
      return reason satisfies never;
  }
}

/** What a line of a statement is, to the one whose money it is. */
export function movementWords(kind: StatementLine["kind"], side: "customer" | "vendor"): string {
  switch (kind) {
    case "top_up":
      return "Top-up";
    case "payment_reversal":
      return "Payment taken back by the card’s bank";
    case "repayment":
      return "Repayment of what was owed";
    case "hold":
      return "Hold";
    case "settlement":
      return side === "customer" ? "Charge" : "Earned";
    case "refund":
      return side === "customer" ? "Refund" : "Given back to the customer";
    case "earnings_release":
      return "Earnings became available";
    case "withdrawal":
      return "Withdrawal to your cards";
    case "withdrawal_paid":
      return "Withdrawal arrived";
    case "withdrawal_returned":
      return "Withdrawal that came back";
    case "payout":
      return "Payout";
    case "payout_paid":
      return "Payout arrived";
    case "payout_returned":
      return "Payout that came back";
    case "adjustment":
      return "Correction by PayGo";
    default:
      return kind satisfies never;
  }
}
