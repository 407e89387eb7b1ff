import type { RoomCredential } from "@paygo/contracts";

const MARGIN_MS = 30_000;
const RETRY_MS = 5_000;
/** A credential that is nearly over, or a clock that is wrong, must not make a busy loop. */
const SHORTEST_WAIT_MS = 2_000;

/** How long to wait at server time `nowMs` before the credential is renewed. Milliseconds. */
function renewalDelayMs(expiresAt: string, nowMs: number): number {
  return Math.max(SHORTEST_WAIT_MS, Date.parse(expiresAt) - MARGIN_MS - nowMs);
}

export interface RenewalOptions {
  nowMs: () => number;
  /** Fetches a fresh credential and hands it to the room; null when the server refused for good. */
  renew: () => Promise<RoomCredential | null>;
}

/** Renews in good time, again and again, until the returned function is called. */
export function keepRenewed(first: RoomCredential, { nowMs, renew }: RenewalOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const wait = (delayMs: number) => {
    if (!isOver) timer = setTimeout(() => void attempt(), delayMs);
  };
  const attempt = async () => {
    try {
      const next = await renew();
      if (next) wait(renewalDelayMs(next.expiresAt, nowMs()));
    } catch {
      // Trouble on the way: the old credential is good for a while yet.
      wait(RETRY_MS);
    }
  };
  wait(renewalDelayMs(first.expiresAt, nowMs()));
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
