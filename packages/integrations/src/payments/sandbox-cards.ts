/**
 * Why the sandbox would not charge a saved card, or null. It knows a card by the last four digits of its number
 * alone, in which its `methodRef` ends. As with Stripe's test cards, 0002 is declined and 3155 wants its owner at
 * the screen; any other one pays.
 */
export function declineOf(methodRef: string): "card_declined" | "authentication_required" | null {
  if (methodRef.endsWith("0002")) return "card_declined";
  return methodRef.endsWith("3155") ? "authentication_required" : null;
}
