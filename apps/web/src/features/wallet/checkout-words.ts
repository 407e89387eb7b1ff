import type { PaymentView } from "@paygo/contracts";

export interface CheckoutWords {
  look: "done" | "waiting" | "refused" | "left";
  title: string;
  text: string;
}

/** How a payment stands, for the one who came to pay it. */
export function checkoutWords(
  { state }: Pick<PaymentView, "state">,
  { hasLeft, isTakenBack }: { hasLeft: boolean; isTakenBack: boolean },
): CheckoutWords {
  switch (state) {
    case "succeeded":
      return isTakenBack
        ? {
            look: "refused",
            title: "The payment was taken back",
            text: "The amount was taken from your wallet again.",
          }
        : { look: "done", title: "Payment received", text: "The money is in your wallet." };
    case "processing":
      return {
        look: "waiting",
        title: "Payment on its way",
        text: "Your bank is still working on it. Your wallet is credited when it agrees, and this page says so by itself; you need not wait here.",
      };
    case "pending":
      return hasLeft
        ? {
            look: "left",
            title: "You came back without paying",
            text: "Nothing was charged and your wallet is unchanged.",
          }
        : {
            look: "waiting",
            title: "Waiting for your bank",
            text: "The payment provider has not told yet how it ended. This page says so by itself.",
          };
    case "declined":
      return {
        look: "refused",
        title: "The card was declined",
        text: "Nothing was charged and your wallet is unchanged.",
      };
    case "abandoned":
      return {
        look: "left",
        title: "You left without paying",
        text: "Nothing was charged and your wallet is unchanged.",
      };
    default:
      return state satisfies never;
  }
}
