"use client";

import type { Availability } from "@paygo/contracts";
import { useAvailability } from "./live-availability.tsx";

/** What it means for a ring that the vendor is not simply there; nothing when the vendor is. */
export function AvailabilityNote({ serviceId, initial }: { serviceId: string; initial: Availability }) {
  const words = noteWords(useAvailability(serviceId, initial));
  return words ? <p className="mb-4 rounded-md bg-subtle px-3.5 py-3 text-muted text-sm">{words}</p> : null;
}

function noteWords(availability: Availability): string | null {
  switch (availability) {
    case "online":
      return null;
    case "busy":
      return "The vendor is in another session. This page shows when it is over.";
    case "offline":
      return "The vendor is offline. You can still ring: a ring that nobody answers is free.";
    default:
      return availability satisfies never;
  }
}
