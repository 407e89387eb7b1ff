import type { PaymentView } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { cx } from "@paygo/ui/cx";
import { Check, Clock, LogOut, X } from "lucide-react";
import Link from "next/link";
import { Time } from "../locale/time.tsx";
import { walletPath } from "./wallet-request.ts";

type FinalState = Exclude<PaymentView["state"], "pending">;

const results = {
  succeeded: {
    Icon: Check,
    look: "bg-success-soft text-success-ink",
    title: "Payment received",
    text: "The money is in your wallet.",
  },
  processing: {
    Icon: Clock,
    look: "bg-subtle text-muted",
    title: "Payment on its way",
    text: "Your bank is still working on it. Your wallet is credited when it arrives.",
  },
  declined: {
    Icon: X,
    look: "bg-danger-soft text-danger-ink",
    title: "The card was declined",
    text: "Nothing was charged and your wallet is unchanged.",
  },
  abandoned: {
    Icon: LogOut,
    look: "bg-subtle text-muted",
    title: "You left without paying",
    text: "Nothing was charged and your wallet is unchanged.",
  },
} as const satisfies Record<FinalState, object>;

/** How the payment ended, and the way on. */
export function CheckoutResult({ payment, state }: { payment: PaymentView; state: FinalState }) {
  const { Icon, look, title, text } = results[state];
  const isBackToWallet = payment.returnPath === "/wallet";
  const retryPath = walletPath({
    returnTo: isBackToWallet ? null : payment.returnPath,
    wantedMinor: payment.amountMinor,
  });
  const wayBack = state === "succeeded" ? "Go on where you were" : "Back to where you were";
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <span aria-hidden="true" className={cx("flex size-12 items-center justify-center rounded-full", look)}>
        <Icon className="size-6" />
      </span>
      <p className="mt-4 font-semibold text-lg tracking-tight">{title}</p>
      <p className="mt-1 text-muted text-sm">{text}</p>
      {payment.completedAt ? (
        <p className="mt-1 text-faint text-xs">
          <Time at={payment.completedAt} />
        </p>
      ) : null}
      <div className="mt-7 flex w-full flex-col gap-2">
        {state === "succeeded" ? null : (
          <Link href={retryPath} className={buttonVariants({ size: "lg", isFullWidth: true })}>
            Try another top-up
          </Link>
        )}
        <Link
          href={payment.returnPath}
          className={buttonVariants({
            size: "lg",
            isFullWidth: true,
            variant: state === "succeeded" ? "primary" : "secondary",
          })}
        >
          {isBackToWallet ? "Go to your wallet" : wayBack}
        </Link>
      </div>
    </div>
  );
}
