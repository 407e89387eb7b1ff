"use client";

import { Button } from "@paygo/ui/button";
import { BellRing } from "lucide-react";
import { getRingTone } from "./sound-store.ts";
import { useIsSoundAllowed } from "./use-ring-sound.ts";

/** Shown only while the browser holds back the ring. Any click on the page has the same effect. */
export function EnableSound() {
  if (useIsSoundAllowed()) return null;
  return (
    <Button variant="secondary" size="sm" onClick={() => void getRingTone()?.allow()}>
      <BellRing aria-hidden="true" />
      Enable sound
    </Button>
  );
}
