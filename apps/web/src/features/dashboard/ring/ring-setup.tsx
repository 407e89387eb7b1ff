"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Bell } from "lucide-react";
import { EnableSound } from "./enable-sound.tsx";
import { useNotificationPermission } from "./notifications.ts";
import { useIsSoundAllowed } from "./use-ring-sound.ts";

/** What still keeps a ring from being noticed on this device; nothing when all is set. */
export function RingSetup() {
  const isSoundAllowed = useIsSoundAllowed();
  const { canAsk, ask } = useNotificationPermission();
  if (isSoundAllowed && !canAsk) return null;
  return (
    <Alert
      title={isSoundAllowed ? "Hear the ring while you work elsewhere" : "Your browser holds back the ring"}
      action={
        <div className="flex flex-wrap gap-2">
          <EnableSound />
          {canAsk ? (
            <Button variant="secondary" size="sm" onClick={() => void ask()}>
              <Bell aria-hidden="true" />
              Allow notifications
            </Button>
          ) : null}
        </div>
      }
    >
      {isSoundAllowed
        ? "A notification shows who rings, also when this page is hidden."
        : "It rings silently until you click somewhere on this page."}
    </Alert>
  );
}
