/**
 * Whether a correction by hand needs a second admin (OWASP ASVS 5.0, 2.3.5): when it moves more than the
 * limit, to whichever side. Exactly the limit does not. Minor units.
 */
export function needsSecondApproval(amountMinor: number, limitMinor: number): boolean {
  return Math.abs(amountMinor) > limitMinor;
}
