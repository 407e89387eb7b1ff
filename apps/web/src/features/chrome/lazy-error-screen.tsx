"use client";

import { lazy, Suspense } from "react";
import type { ErrorScreenProps } from "./error-screen.tsx";

const ErrorScreen = lazy(async () => ({ default: (await import("./error-screen.tsx")).ErrorScreen }));

/** The error screen, loaded when it is needed: nearly every reader of a page does without it. */
export function LazyErrorScreen(props: ErrorScreenProps) {
  return (
    <Suspense
      fallback={<p className="p-8 text-center text-muted">Something went wrong. One moment, please.</p>}
    >
      <ErrorScreen {...props} />
    </Suspense>
  );
}
