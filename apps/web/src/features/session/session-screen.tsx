"use client";

import type { SessionView } from "@paygo/contracts";
import type { Phase } from "./session-phase.ts";
import { phaseOf } from "./session-phase.ts";
import { SessionStage } from "./session-stage.tsx";
import { SessionSummary } from "./session-summary.tsx";
import { useRereading, useSession } from "./use-session.ts";
import { useSessionRoom } from "./use-session-room.ts";
import { useTitle } from "./use-title.ts";

function titleOf(phase: Phase, { part, customer, vendor }: SessionView): string {
  const other = part === "vendor" ? customer.name : vendor.name;
  switch (phase) {
    case "calling":
      return `Ringing ${other}`;
    case "ringing":
      return `${other} is ringing`;
    case "connecting":
      return `Connecting to ${other}`;
    case "live":
      return `Live with ${other}`;
    case "reconnecting":
      return "Reconnecting";
    case "elsewhere":
      return "Session in another tab";
    case "failed":
      return "Not connected";
    case "ended":
      return "Session ended";
    default:
      return phase satisfies never;
  }
}

/** A session for one of its two hosts, from the ring to the bill. Key it by the session's id. */
export function SessionScreen({ initial }: { initial: SessionView }) {
  const { session: truth, clock } = useSession(initial);
  const { session, takeHere, ...state } = useSessionRoom(truth, clock);
  const phase = phaseOf(session, state.place);
  useRereading(session.id, phase === "connecting" || phase === "reconnecting");
  useTitle(titleOf(phase, session));
  if (phase === "ended") return <SessionSummary session={session} />;
  return <SessionStage {...state} session={session} clock={clock} phase={phase} takeHere={takeHere} />;
}
