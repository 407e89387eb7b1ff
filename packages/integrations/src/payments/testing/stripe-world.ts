import type { PaymentProvider, ProviderEvent } from "@paygo/services";
import { createStripePayments } from "../stripe/provider.ts";
import { testNow } from "./provider-contract.ts";
import { type StripeDouble, startStripeDouble } from "./stripe-double/double.ts";

export interface StripeWorld {
  double: StripeDouble;
  provider: PaymentProvider;
  customerRef: string;
  /** Everything that happened at the double, through the provider's own reading of signed webhooks. */
  told(): ProviderEvent[];
  /** Time goes by, for the provider and for the double. */
  advance(ms: number): void;
  close(): Promise<void>;
}

const testPublicUrl = new URL("https://paygo.example");

/** Our Stripe provider, pointed at a double of its own. */
export async function openStripeWorld(timeoutMs = 5_000): Promise<StripeWorld> {
  let atMs = testNow.getTime();
  const clock = { now: () => new Date(atMs) };
  const double = await startStripeDouble(clock.now);
  const config = {
    provider: "stripe" as const,
    secretKey: double.secretKey,
    webhookSecrets: ["whsec_ofAnotherEndpoint0000000", double.webhookSecret],
    apiBase: double.url,
  };
  const provider = createStripePayments(config, { clock, publicUrl: testPublicUrl, timeoutMs });
  return {
    double,
    provider,
    customerRef: double.addCustomer("customer@paygo.test"),
    told: () =>
      double.events.map((event) => {
        const { body, signature } = double.webhooks.sign(event);
        return provider.readWebhook(body, signature);
      }),
    advance(ms) {
      atMs += ms;
    },
    close: () => double.close(),
  };
}
