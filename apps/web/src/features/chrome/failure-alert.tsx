"use client";

import { Alert } from "@paygo/ui/alert";
import { Button, buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { describeFailure } from "../../trpc/errors.ts";
import { useLocale } from "../locale/locale-provider.tsx";

export interface FailureAlertProps {
  /** What a call threw. */
  error: unknown;
  onRetry?: () => void;
  className?: string;
}

/** A failed call in one sentence, with the way out if there is one. */
export function FailureAlert({ error, onRetry, className }: FailureAlertProps) {
  const { sentence, remedy, requestId } = describeFailure(error, useLocale());
  const retry = onRetry ? (
    <Button variant="secondary" size="sm" onClick={onRetry}>
      Try again
    </Button>
  ) : null;
  const way = remedy ? (
    <Link href={remedy.href} className={buttonVariants({ variant: "secondary", size: "sm" })}>
      {remedy.label}
    </Link>
  ) : (
    retry
  );
  return (
    <Alert tone="danger" title={sentence} action={way} className={className}>
      {requestId ? (
        <>
          Reference: <code className="font-mono text-xs">{requestId}</code>
        </>
      ) : null}
    </Alert>
  );
}
