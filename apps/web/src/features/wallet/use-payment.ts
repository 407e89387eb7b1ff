import type { PaymentView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";

const ASK_AGAIN_AFTER_MS = 2_000;

/** Whether somebody else still has to say how the payment ends. */
function isUnderway({ state, purpose, canChooseOutcome }: PaymentView): boolean {
  return state === "processing" || (state === "pending" && !(canChooseOutcome && purpose === "top_up"));
}

/** A payment that keeps itself up to date: a hint re-reads it, and while it is under way it is asked for besides. */
export function usePayment(initial: PaymentView): PaymentView {
  const query = trpc.wallet.payment.useQuery(
    { paymentId: initial.id },
    {
      initialData: { payment: initial },
      refetchInterval: ({ state }) =>
        state.data && isUnderway(state.data.payment) ? ASK_AGAIN_AFTER_MS : false,
    },
  );
  return query.data.payment;
}
