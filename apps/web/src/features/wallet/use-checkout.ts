import type { PaymentView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";
import { readFailure } from "../../trpc/errors.ts";

/** A payment and the outcomes that one can choose for it on the sandbox's page. */
export function useCheckout(initial: PaymentView) {
  const utils = trpc.useUtils();
  const paymentId = initial.id;
  const query = trpc.wallet.payment.useQuery({ paymentId }, { initialData: { payment: initial } });
  const complete = trpc.wallet.completeCheckout.useMutation({
    onSuccess: (answer) => {
      utils.wallet.payment.setData({ paymentId }, answer);
      void utils.wallet.get.invalidate();
      void utils.wallet.lines.invalidate();
    },
    onError: (error) => {
      // Another tab was faster: show how it ended there.
      if (readFailure(error).code === "payment_not_open") void utils.wallet.payment.invalidate({ paymentId });
    },
  });
  return {
    payment: query.data.payment,
    /** The outcome that is being reported, or null. */
    pendingOutcome: complete.isPending ? complete.variables.outcome : null,
    error: complete.error,
    complete: (outcome: "success" | "decline" | "abandon") => {
      if (!complete.isPending) complete.mutate({ paymentId, outcome });
    },
  };
}
