import type { SessionView } from "@paygo/contracts";
import type { Place } from "./place.ts";

/** What the session's page is about right now. */
export type Phase =
  | "calling"
  | "ringing"
  | "connecting"
  | "live"
  | "reconnecting"
  | "elsewhere"
  | "failed"
  | "ended";

/** The one phase that the session's truth and this tab's place in the room amount to. */
export function phaseOf(session: SessionView, place: Place): Phase {
  if (session.state === "ended") return "ended";
  if (place.kind === "elsewhere") return "elsewhere";
  if (place.kind === "failed") return "failed";
  if (session.answeredAt === null) return session.part === "vendor" ? "ringing" : "calling";
  if (place.kind !== "inside") return "connecting";
  if (place.snapshot.isMediaConnected && session.meter.state !== "paused") return "live";
  return place.wasConnected || place.snapshot.isMediaConnected ? "reconnecting" : "connecting";
}
