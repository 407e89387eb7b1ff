import type { PaymentView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Button, buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { useMoney } from "../locale/use-money.ts";
import { usePayment } from "./use-payment.ts";

export interface OneTapResultProps {
  payment: PaymentView;
  returnPath: string;
  onAgain: () => void;
}

/** How a charge of a saved card goes; it follows a slow one by itself. */
export function OneTapResult({ payment: initial, returnPath, onAgain }: OneTapResultProps) {
  const payment = usePayment(initial);
  const words = resultWords(payment, useMoney(payment.currency));
  return (
    <div className="flex flex-col gap-4">
      <Alert tone={words.tone} title={words.title}>
        {words.text}
      </Alert>
      {returnPath === "/wallet" ? null : (
        <Link href={returnPath} className={buttonVariants({ size: "lg", isFullWidth: true })}>
          {payment.state === "succeeded" ? "Go on where you were" : "Back to where you were"}
        </Link>
      )}
      <Button variant="secondary" isFullWidth onClick={onAgain}>
        {payment.state === "succeeded" ? "Top up again" : "Back to the form"}
      </Button>
    </div>
  );
}

function resultWords({ state, amountMinor }: PaymentView, money: (amountMinor: number) => string) {
  switch (state) {
    case "succeeded":
      return { tone: "success", title: `${money(amountMinor)} is in your wallet`, text: null } as const;
    case "declined":
    case "abandoned":
      return {
        tone: "danger",
        title: "Your card was not charged",
        text: "Its bank refused. Your wallet is unchanged.",
      } as const;
    case "pending":
    case "processing":
      return {
        tone: "info",
        title: `${money(amountMinor)} is on its way`,
        text: "The bank is still working on it. Your wallet is credited as soon as it agrees; you need not wait here.",
      } as const;
    default:
      return state satisfies never;
  }
}
