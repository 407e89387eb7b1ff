import type { PaymentView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { CreditCard } from "lucide-react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import type { useCheckout } from "./use-checkout.ts";

export interface CheckoutChoicesProps extends ReturnType<typeof useCheckout> {
  payment: PaymentView;
}

/** How the test payment is to go. While one outcome is on its way the others are off. */
export function CheckoutChoices({ payment, pendingOutcome, error, complete }: CheckoutChoicesProps) {
  const locale = useLocale();
  const isPending = pendingOutcome !== null;
  if (!payment.canChooseOutcome) {
    return (
      <Alert title="Waiting for the payment provider">
        This payment was begun with another provider, which reports by itself how it ended.
      </Alert>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="mb-2 flex items-center gap-3 rounded-md border border-line-strong px-3.5 py-3 text-sm">
        <CreditCard aria-hidden="true" className="size-5 text-faint" />
        <span className="tabular flex-1">Test card •••• 4242</span>
        <span className="text-faint">any date</span>
      </p>
      {error ? <FailureAlert error={error} /> : null}
      <Button
        size="lg"
        isFullWidth
        disabled={isPending}
        isLoading={pendingOutcome === "success"}
        onClick={() => complete("success")}
      >
        Pay {formatMoney(payment.amountMinor, payment.currency, locale)}
      </Button>
      <Button
        variant="secondary"
        size="lg"
        isFullWidth
        disabled={isPending}
        isLoading={pendingOutcome === "decline"}
        onClick={() => complete("decline")}
      >
        Have the card declined
      </Button>
      <Button
        variant="ghost"
        isFullWidth
        disabled={isPending}
        isLoading={pendingOutcome === "abandon"}
        onClick={() => complete("abandon")}
      >
        Leave without paying
      </Button>
    </div>
  );
}
