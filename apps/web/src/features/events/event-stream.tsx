"use client";

import type { EventHint } from "@paygo/contracts";
import { useEffect, useEffectEvent } from "react";
import { trpc } from "../../trpc/client.ts";
import { useInvalidate } from "./use-invalidate.ts";

const RECONNECT_AFTER_MS = 2_000;

interface EventStreamProps {
  sessionId: string | null;
  onHint: (hint: EventHint) => void;
}

/** The subscription itself. It shows nothing; when the server refuses or is away it tries again. */
export function EventStream({ sessionId, onHint }: EventStreamProps) {
  const invalidate = useInvalidate();
  const subscription = trpc.events.subscribe.useSubscription(sessionId ? { sessionId } : {}, {
    onData: (hint) => {
      invalidate(hint);
      onHint(hint);
    },
  });
  const reset = useEffectEvent(() => subscription.reset());
  useEffect(() => {
    if (subscription.status !== "error") return;
    const timer = setTimeout(() => reset(), RECONNECT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [subscription.status]);
  return null;
}
