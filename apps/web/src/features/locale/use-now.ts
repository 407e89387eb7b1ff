import { useEffect, useState } from "react";

/** The time by this browser's clock, epoch milliseconds, renewed now and then; null on the server and while hydrating. */
export function useNow(everyMs = 15_000): number | null {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
