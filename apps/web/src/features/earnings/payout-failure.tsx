"use client";

import { Alert } from "@paygo/ui/alert";
import { buttonVariants } from "@paygo/ui/button";
import { readFailure } from "../../trpc/errors.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { signInAgainPath } from "./payout-request.ts";

export interface PayoutFailureProps {
  error: unknown;
  /** Where to come back to after signing in again. */
  path: string;
}

/** A refused call about payouts. Where it takes a recent sign-in, the way to one and back. */
export function PayoutFailure({ error, path }: PayoutFailureProps) {
  if (readFailure(error).code !== "recent_sign_in_required") return <FailureAlert error={error} />;
  return (
    <Alert
      tone="danger"
      title="Please sign in again"
      action={
        <a href={signInAgainPath(path)} className={buttonVariants({ variant: "secondary", size: "sm" })}>
          Sign in again
        </a>
      }
    >
      Your last sign-in was some time ago, and this moves money out. You come back to where you are.
    </Alert>
  );
}
