import type { WalletLine } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";

export interface LineWords {
  title: string;
  /** What happened to the money, where the title does not say it all. */
  detail: string | null;
}

/** One movement of the reader's money in plain words. */
export function lineWords(line: WalletLine, locale: string): LineWords {
  const { kind, currency, session } = line;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const service = session?.title ?? "a session";
  switch (kind) {
    case "top_up":
      return { title: "Top-up", detail: null };
    case "hold":
      return { title: `Held for ${service}`, detail: "Set aside, not charged" };
    case "settlement":
      if (line.heldDeltaMinor === 0) {
        return { title: `Earned in ${service}`, detail: null };
      }
      return {
        title: `Session ${service}`,
        detail: settledWords(line.chargedMinor, line.availableDeltaMinor, money),
      };
    case "payment_reversal":
      return { title: "Top-up taken back", detail: "The card’s bank took the payment back" };
    case "repayment":
      return { title: "Debt paid", detail: "For a payment that was taken back" };
    case "refund":
      return { title: `Refund for ${service}`, detail: null };
    case "earnings_release":
      return { title: `Released from ${service}`, detail: "Now available for a payout" };
    case "withdrawal":
      return { title: "Withdrawal", detail: "On its way to your card" };
    case "withdrawal_paid":
      return { title: "Withdrawal arrived", detail: null };
    case "withdrawal_returned":
      return { title: "Withdrawal came back", detail: "Your card did not take it" };
    case "payout":
      return { title: "Payout", detail: "On its way to your bank" };
    case "payout_paid":
      return { title: "Payout arrived", detail: null };
    case "payout_returned":
      return { title: "Payout came back", detail: "Your bank did not take it" };
    case "adjustment":
      return { title: "Correction", detail: "Made by PayGo" };
    default:
      return kind satisfies never;
  }
}

function settledWords(chargedMinor: number, releasedMinor: number, money: (minor: number) => string): string {
  if (chargedMinor === 0) return `Nothing charged, ${money(releasedMinor)} released`;
  if (releasedMinor === 0) return `${money(chargedMinor)} charged`;
  return `${money(chargedMinor)} charged, ${money(releasedMinor)} released`;
}

/** A change of a balance with its sign, e.g. "+$4.00" or "−$4.00"; null for none. */
export function signedMoney(deltaMinor: number, currency: string, locale: string): string | null {
  if (deltaMinor === 0) return null;
  const money = formatMoney(Math.abs(deltaMinor), currency, locale);
  return deltaMinor > 0 ? `+${money}` : `−${money}`;
}
