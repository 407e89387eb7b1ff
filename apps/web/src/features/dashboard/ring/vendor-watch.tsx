"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useHints } from "../../events/event-provider.tsx";
import { lookEarly } from "../../session/early-entry.ts";
import { ringingSession } from "../ringing.ts";
import { useDashboard } from "../use-dashboard.ts";
import { useNotification } from "./notifications.ts";
import { useCheckIn } from "./use-check-in.ts";
import { useRingSound } from "./use-ring-sound.ts";
import { useTitleFlash } from "./use-title-flash.ts";

const loadRingDialog = () => import("./ring-dialog.tsx");
const RingDialog = dynamic(() => loadRingDialog().then((module) => module.RingDialog));

/** On every page of a signed-in vendor: keeps them online, and rings when a customer starts a session. */
export function VendorWatch() {
  const router = useRouter();
  const pathname = usePathname();
  const [silencedId, setSilencedId] = useState<string | null>(null);
  const ringing = ringingSession(useDashboard().data);
  const session = ringing?.id === silencedId ? null : ringing;
  const path = session ? `/sessions/${session.id}` : null;
  useCheckIn();
  useHints("signal", lookEarly);
  useRingSound(session !== null);
  useTitleFlash(session ? `☎ ${session.customer.name} is ringing` : null);
  useNotification(
    session && {
      id: session.id,
      title: `${session.customer.name} is ringing`,
      body: session.service.title,
    },
  );
  // At hand before it rings.
  useEffect(() => void loadRingDialog(), []);
  useEffect(() => {
    if (path) router.prefetch(path);
  }, [path, router]);
  // The session's own page shows the ring itself.
  if (!session || !path || pathname === path) return null;
  return (
    <RingDialog
      key={session.id}
      session={session}
      onAnswered={() => router.push(path)}
      onSilence={() => setSilencedId(session.id)}
    />
  );
}
