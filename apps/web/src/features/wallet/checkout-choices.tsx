import type { PaymentView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ChevronRight, CreditCard } from "lucide-react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { type CheckoutOutcome, rarerOutcomes } from "./checkout-outcomes.ts";
import type { useCheckout } from "./use-checkout.ts";

export interface CheckoutChoicesProps
  extends Pick<ReturnType<typeof useCheckout>, "pendingOutcome" | "error" | "complete"> {
  payment: PaymentView;
}

/** How the test payment is to go. While one outcome is on its way the others are off. */
export function CheckoutChoices({ payment, pendingOutcome, error, complete }: CheckoutChoicesProps) {
  const money = useMoney(payment.currency);
  const choice = (outcome: CheckoutOutcome) => ({
    disabled: pendingOutcome !== null,
    isLoading: pendingOutcome === outcome,
    isFullWidth: true,
    onClick: () => complete(outcome),
  });
  return (
    <div className="flex flex-col gap-3">
      <p className="mb-2 flex items-center gap-3 rounded-md border border-line-strong px-3.5 py-3 text-sm">
        <CreditCard aria-hidden="true" className="size-5 text-faint" />
        <span className="tabular flex-1">Test card •••• 4242</span>
        <span className="text-faint">any date</span>
      </p>
      {error ? <FailureAlert error={error} /> : null}
      <Button size="lg" {...choice("success")}>
        Pay {money(payment.amountMinor)}
      </Button>
      <Button variant="secondary" size="lg" {...choice("decline")}>
        Have the card declined
      </Button>
      <Button variant="ghost" {...choice("abandon")}>
        Leave without paying
      </Button>
      <details className="group border-line border-t border-dashed pt-3">
        <summary className="inline-flex list-none items-center gap-1 rounded-sm text-muted text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
          More that a bank may do
        </summary>
        <ul className="mt-3 flex flex-col gap-3">
          {rarerOutcomes.map(([outcome, label, hint]) => (
            <li key={outcome}>
              <Button variant="secondary" {...choice(outcome)}>
                {label}
              </Button>
              <p className="mt-1 text-center text-muted text-xs">{hint}</p>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
