import type Stripe from "stripe";

/** What we write on Stripe's objects, and find again in its events. Our ids only. */
interface PaymentNote {
  paymentId: string;
  /** A checkout lets its payer try again after a decline; a charge of a saved card is over then. */
  origin: "checkout" | "saved_card";
  saveCard: boolean;
}

export function paymentMetadata(note: PaymentNote): Record<string, string> {
  return { paymentId: note.paymentId, origin: note.origin, saveCard: note.saveCard ? "1" : "0" };
}

/** Null for what somebody else made on the same Stripe account. */
export function readPaymentNote(metadata: Stripe.Metadata | null): PaymentNote | null {
  const { paymentId, origin, saveCard } = metadata ?? {};
  if (!paymentId || (origin !== "checkout" && origin !== "saved_card")) return null;
  return { paymentId, origin, saveCard: saveCard === "1" };
}

/** The id of something that Stripe gives as its id or, when asked, whole. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === "string" ? reference : reference.id;
}
