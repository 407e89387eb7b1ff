"use client";

import { Button } from "@paygo/ui/button";
import { EmptyState } from "@paygo/ui/empty-state";
import { Page } from "@paygo/ui/page";
import { CloudOff, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";
import { UNAVAILABLE_DIGEST } from "./error-digest.ts";

const TRY_AGAIN_AFTER_MS = 4_000;

export interface ErrorScreenProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What stands in place of a page that failed. When the database is away it tries again by itself. */
export function ErrorScreen({ error, reset }: ErrorScreenProps) {
  const router = useRouter();
  const isUnavailable = error.digest === UNAVAILABLE_DIGEST;
  const tryAgain = () => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  };
  const onTimer = useEffectEvent(tryAgain);
  useEffect(() => {
    if (!isUnavailable) return;
    const timer = setInterval(() => onTimer(), TRY_AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, [isUnavailable]);
  return (
    <Page width="narrow">
      <EmptyState
        icon={isUnavailable ? <CloudOff /> : <TriangleAlert />}
        title={isUnavailable ? "PayGo cannot be reached at the moment" : "Something went wrong on our side"}
        action={<Button onClick={tryAgain}>Try again</Button>}
      >
        {isUnavailable
          ? "Nothing is lost and nothing is charged. This page tries again by itself every few seconds."
          : "It has been noted. Trying again often helps."}
        {error.digest && !isUnavailable ? (
          <span className="mt-2 block text-faint text-xs">
            Reference: <code className="font-mono">{error.digest}</code>
          </span>
        ) : null}
      </EmptyState>
    </Page>
  );
}
