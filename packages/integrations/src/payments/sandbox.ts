import type { PaymentProvider } from "@paygo/services";

/** The built-in checkout page, where the customer chooses the outcome. Never for real money. */
export const sandboxPayments: PaymentProvider = {
  name: "sandbox",
  isSandbox: true,
  createCheckout: async (payment) => ({ checkoutUrl: `/checkout/${payment.id}` }),
};
