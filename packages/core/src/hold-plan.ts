import { chargeFor, firstBillableMs, fundedMs, minimumHold, type Tariff } from "./tariff.ts";

/** The money that a session has and may still get. Minor units. */
export interface SessionFunds {
  heldMinor: number;
  /** What the customer's wallet has besides. */
  availableMinor: number;
  /** The most that may be held in all; null for no cap. */
  capMinor: number | null;
}

/**
 * How much more to hold so that the session is funded for `windowMs` beyond `billableMs`, and at least the
 * {@link minimumHold}. When the wallet cannot pay for all of it, or the spending cap does not allow it, the
 * whole increments that fit. 0 when that much is held already, and when not even one more increment fits.
 * In RFC 8506 it is the Granted-Service-Unit of an INITIAL or UPDATE request, in money.
 */
export function planHold(
  tariff: Tariff,
  at: SessionFunds & { billableMs: number; windowMs: number },
): number {
  const targetMs = Math.max(at.billableMs, firstBillableMs(tariff)) + at.windowMs;
  const targetMinor = Math.max(chargeFor(tariff, targetMs).amountMinor, minimumHold(tariff));
  const wantedMinor = targetMinor - at.heldMinor;
  if (wantedMinor <= 0) return 0;
  const spendableMinor = spendable(at);
  if (wantedMinor <= spendableMinor) return wantedMinor;
  const affordableMs = fundedMs(tariff, at.heldMinor + spendableMinor);
  return Math.max(0, chargeFor(tariff, affordableMs).amountMinor - at.heldMinor);
}

/** What may still be held: the available money, as far as the cap allows. */
function spendable({ heldMinor, availableMinor, capMinor }: SessionFunds): number {
  if (capMinor === null) return availableMinor;
  return Math.max(0, Math.min(availableMinor, capMinor - heldMinor));
}

/**
 * Billable milliseconds that everything pays for that the session may still spend: what is held, and what is
 * available, up to the cap. When the meter reaches it, the session ends (RFC 8506, Final-Unit-Action TERMINATE).
 */
export function reachMs(tariff: Tariff, funds: SessionFunds): number {
  return fundedMs(tariff, funds.heldMinor + spendable(funds));
}

/** Whether no more may be held: what is held pays for all that the cap allows. False without a cap. */
export function isCapHeld(tariff: Tariff, heldMinor: number, capMinor: number | null): boolean {
  return capMinor !== null && fundedMs(tariff, heldMinor) >= fundedMs(tariff, capMinor);
}
