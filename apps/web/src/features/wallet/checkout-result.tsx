import type { PaymentView } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { cx } from "@paygo/ui/cx";
import { Spinner } from "@paygo/ui/spinner";
import { Check, LogOut, X } from "lucide-react";
import Link from "next/link";
import { Time } from "../locale/time.tsx";
import { checkoutWords } from "./checkout-words.ts";
import { walletPath } from "./wallet-request.ts";

const looks = {
  done: { icon: <Check className="size-6" />, ground: "bg-success-soft text-success-ink" },
  waiting: { icon: <Spinner size="sm" />, ground: "bg-subtle text-muted" },
  refused: { icon: <X className="size-6" />, ground: "bg-danger-soft text-danger-ink" },
  left: { icon: <LogOut className="size-6" />, ground: "bg-subtle text-muted" },
} as const;

export interface CheckoutResultProps {
  payment: PaymentView;
  hasLeft: boolean;
  isTakenBack: boolean;
}

/** How the payment stands or ended, and the way on. */
export function CheckoutResult({ payment, hasLeft, isTakenBack }: CheckoutResultProps) {
  const { look, title, text } = checkoutWords(payment, { hasLeft, isTakenBack });
  const isBackToWallet = payment.returnPath === "/wallet";
  const retryPath = walletPath({
    returnTo: isBackToWallet ? null : payment.returnPath,
    wantedMinor: payment.amountMinor,
  });
  const isWayOn = look === "done" || look === "waiting";
  const wayBack = look === "done" ? "Go on where you were" : "Back to where you were";
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <span
        aria-hidden="true"
        className={cx("flex size-12 items-center justify-center rounded-full", looks[look].ground)}
      >
        {looks[look].icon}
      </span>
      <p className="mt-4 font-semibold text-lg tracking-tight">{title}</p>
      <p className="mt-1 text-balance text-muted text-sm">{text}</p>
      {payment.completedAt ? (
        <p className="mt-1 text-faint text-xs">
          <Time at={payment.completedAt} />
        </p>
      ) : null}
      <div className="mt-7 flex w-full flex-col gap-2">
        {isWayOn || isTakenBack ? null : (
          <Link href={retryPath} className={buttonVariants({ size: "lg", isFullWidth: true })}>
            Try another top-up
          </Link>
        )}
        <Link
          href={payment.returnPath}
          className={buttonVariants({
            size: "lg",
            isFullWidth: true,
            variant: look === "done" || isTakenBack ? "primary" : "secondary",
          })}
        >
          {isBackToWallet ? "Go to your wallet" : wayBack}
        </Link>
      </div>
    </div>
  );
}
