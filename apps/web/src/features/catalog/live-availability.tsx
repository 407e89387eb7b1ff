"use client";

import type { Availability } from "@paygo/contracts";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { readAvailability } from "./availability-answer.ts";
import { AvailabilityBadge } from "./availability-badge.tsx";

const REFRESH_MS = 10_000;

const nothing: ReadonlyMap<string, Availability> = new Map();
const LiveContext = createContext(nothing);

export interface LiveAvailabilityProps {
  /** Addresses of `services.list` or `services.get` that answer with the services shown inside. */
  addresses: readonly string[];
  children: ReactNode;
}

/** Reads the availability of the services inside again and again, while the page is visible. */
export function LiveAvailability({ addresses, children }: LiveAvailabilityProps) {
  const [known, setKnown] = useState({ addresses, availability: nothing });
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function refresh() {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      const answers = await Promise.all(addresses.map((address) => readAddress(address, leaving.signal)));
      if (leaving.signal.aborted) return;
      setKnown((before) => {
        const kept = before.addresses === addresses ? before.availability : nothing;
        return { addresses, availability: new Map([...kept, ...answers.flat()]) };
      });
      clearTimeout(timer);
      timer = setTimeout(refresh, REFRESH_MS);
    }
    timer = setTimeout(refresh, REFRESH_MS);
    document.addEventListener("visibilitychange", refresh, { signal: leaving.signal });
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [addresses]);
  // After a search or "load more" the page itself is newer than what was read for the page before.
  return (
    <LiveContext value={known.addresses === addresses ? known.availability : nothing}>{children}</LiveContext>
  );
}

/** When the server cannot be reached, what was known stays on the page. */
async function readAddress(address: string, signal: AbortSignal) {
  try {
    const answer = await fetch(address, { signal });
    return answer.ok ? readAvailability(await answer.json()) : [];
  } catch {
    return [];
  }
}

/** Whether the vendor of one service can be rung: what the page was made with, or what was read since. */
export function useAvailability(serviceId: string, initial: Availability): Availability {
  return useContext(LiveContext).get(serviceId) ?? initial;
}

/** The badge of one service. */
export function LiveBadge({ serviceId, initial }: { serviceId: string; initial: Availability }) {
  return <AvailabilityBadge availability={useAvailability(serviceId, initial)} />;
}
