"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { clockText } from "./meter-words.ts";
import type { ServerClock } from "./server-clock.ts";

/** Seconds until an instant of server time, never below zero; 0 for null. Renders each second. */
function useSecondsUntil(until: string | null, clock: Pick<ServerClock, "nowMs">): number {
  const read = () =>
    until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - clock.nowMs()) / 1000));
  const [seconds, setSeconds] = useState(read);
  const tick = useEffectEvent(() => setSeconds(read()));
  useEffect(() => {
    if (until === null) return;
    tick();
    const timer = setInterval(() => tick(), 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

/** How long it still rings. */
export function Countdown({ until, clock }: { until: string | null; clock: Pick<ServerClock, "nowMs"> }) {
  return (
    <span className="tabular" aria-hidden="true" suppressHydrationWarning>
      {clockText(useSecondsUntil(until, clock))}
    </span>
  );
}
