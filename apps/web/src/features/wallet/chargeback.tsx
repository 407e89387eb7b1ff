import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import type { useCheckout } from "./use-checkout.ts";

export interface ChargebackProps
  extends Pick<ReturnType<typeof useCheckout>, "pendingOutcome" | "error" | "complete"> {
  /** The payment's, written out. */
  amount: string;
}

/** Lets one try out what happens when a card's bank takes a payment back. */
export function Chargeback({ amount, pendingOutcome, error, complete }: ChargebackProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="mt-6 border-line border-t border-dashed pt-5 text-center">
      <p className="mb-3 flex items-center justify-center gap-1.5 text-muted text-sm">
        <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
        Only on this test page
      </p>
      {error ? <FailureAlert className="mb-3 text-left" error={error} /> : null}
      <ConfirmDialog
        trigger={
          <Button variant="secondary" size="sm" isLoading={pendingOutcome === "chargeback"}>
            Have the bank take it back
          </Button>
        }
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Have the bank take ${amount} back?`}
        description="As after a chargeback: it is taken from the available money. If that is not enough, the wallet is blocked until the rest is paid."
        confirmLabel="Take it back"
        onConfirm={() => {
          setIsOpen(false);
          complete("chargeback");
        }}
      />
    </div>
  );
}
