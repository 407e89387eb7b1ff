import type { PaymentView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";
import { readFailure } from "../../trpc/errors.ts";
import type { CheckoutOutcome } from "./checkout-outcomes.ts";
import { usePayment } from "./use-payment.ts";

/** A payment and the outcomes that one can choose for it on the sandbox's page. */
export function useCheckout(initial: PaymentView) {
  const utils = trpc.useUtils();
  const paymentId = initial.id;
  const payment = usePayment(initial);
  const complete = trpc.wallet.completeCheckout.useMutation({
    onSuccess: (answer) => {
      utils.wallet.payment.setData({ paymentId }, answer);
      void utils.wallet.invalidate(undefined, { refetchType: "none" });
    },
    onError: (error) => {
      // Another tab was faster: show how it ended there.
      if (readFailure(error).code === "payment_not_open") void utils.wallet.payment.invalidate({ paymentId });
    },
  });
  return {
    payment,
    /** The outcome that is being reported, or null. */
    pendingOutcome: complete.isPending ? complete.variables.outcome : null,
    /** The bank took it back, here and now. */
    isTakenBack: complete.isSuccess && complete.variables.outcome === "chargeback",
    error: complete.error,
    complete: (outcome: CheckoutOutcome) => {
      if (!complete.isPending) complete.mutate({ paymentId, outcome });
    },
  };
}
