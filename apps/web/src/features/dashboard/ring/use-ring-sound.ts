import { useEffect, useSyncExternalStore } from "react";
import { getRingTone, subscribeToSound } from "./sound-store.ts";

const LOCK = "paygo-ring-sound";

/** Whether this tab may sound. True on the server, so that nothing asks before it is known. */
export function useIsSoundAllowed(): boolean {
  return useSyncExternalStore(
    subscribeToSound,
    () => getRingTone()?.isAllowed() ?? true,
    () => true,
  );
}

/** Sounds while `isRinging`. Of several tabs that may sound only one does: it holds the lock. */
export function useRingSound(isRinging: boolean): void {
  const isAllowed = useIsSoundAllowed();
  useEffect(() => {
    const tone = getRingTone();
    if (!isRinging || !isAllowed || !tone) return;
    let stop: () => void = () => undefined;
    const given = new AbortController();
    const ringUntilGiven = () => {
      if (given.signal.aborted) return Promise.resolve();
      stop = tone.ring();
      return new Promise<void>((resolve) => given.signal.addEventListener("abort", () => resolve()));
    };
    if (navigator.locks) {
      navigator.locks.request(LOCK, { signal: given.signal }, ringUntilGiven).catch(() => undefined);
    } else void ringUntilGiven();
    return () => {
      given.abort();
      stop();
    };
  }, [isRinging, isAllowed]);
}
