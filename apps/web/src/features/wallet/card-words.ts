import type { PaymentMethodView } from "@paygo/contracts";

const brands: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** A card's name: "Visa •••• 4242". */
export function cardName({ brand, last4 }: Pick<PaymentMethodView, "brand" | "last4">): string {
  return `${brands[brand.toLowerCase()] ?? (brand === "" ? "Card" : brand)} •••• ${last4}`;
}

/** When a card runs out, as it stands on it: "04/29". */
export function cardExpiry({ expiryMonth, expiryYear }: PaymentMethodView): string {
  return `${String(expiryMonth).padStart(2, "0")}/${String(expiryYear % 100).padStart(2, "0")}`;
}

/** Whether a card can no longer be charged. It is good to the end of its month, by the reader's calendar. */
export function isExpired({ expiryMonth, expiryYear }: PaymentMethodView, now: Date): boolean {
  return now >= new Date(expiryYear, expiryMonth, 1);
}

/** The card of a withdrawal's part, which comes as `visa 4242`; null is a card that was not saved. */
export function paidInCardName(card: string | null): string {
  const [, brand, last4] = /^(.*) (\d{4})$/.exec(card ?? "") ?? [];
  return brand === undefined || last4 === undefined ? "The card you paid with" : cardName({ brand, last4 });
}
