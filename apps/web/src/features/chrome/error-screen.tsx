"use client";

import { Button } from "@paygo/ui/button";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";
import { UNAVAILABLE_DIGEST } from "./error-digest.ts";

const TRY_AGAIN_AFTER_MS = 4_000;

export interface ErrorScreenProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * What stands in place of a page that failed. When the database is away it tries again by itself. Every
 * page carries it, so it is made of little: no icons, no empty state.
 */
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
    <main id="main" className="mx-auto flex max-w-md flex-col items-center gap-4 px-6 py-20 text-center">
      <h1 className="font-semibold text-xl tracking-tight">
        {isUnavailable ? "PayGo cannot be reached at the moment" : "Something went wrong on our side"}
      </h1>
      <p className="text-muted" role="status">
        {isUnavailable
          ? "Nothing is lost and nothing is charged. This page tries again by itself every few seconds."
          : "It has been noted. Trying again often helps."}
      </p>
      {error.digest && !isUnavailable ? (
        <p className="text-faint text-xs">
          Reference: <code className="font-mono">{error.digest}</code>
        </p>
      ) : null}
      <Button onClick={tryAgain}>Try again</Button>
    </main>
  );
}
