/**
 * Whether a correction by hand needs a second admin (OWASP ASVS 5.0, 2.3.5): when it and what the same admin moved
 * lately without one (`recentMinor`, to whichever side) are more than the limit, so that a large correction in pieces
 * is still a large one. Exactly the limit does not. Minor units.
 */
export function needsSecondApproval(amountMinor: number, limitMinor: number, recentMinor: number): boolean {
  return recentMinor + Math.abs(amountMinor) > limitMinor;
}
