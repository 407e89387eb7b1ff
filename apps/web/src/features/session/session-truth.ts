import type { Heartbeat, SessionView } from "@paygo/contracts";
import { sessionStates } from "@paygo/core";

/**
 * The session with what the last heartbeat's answer knows better. Answers may overtake each other: the newer
 * meter counts, and a session never goes back to a former state.
 */
export function withHeartbeat(session: SessionView, beat: Heartbeat | null): SessionView {
  if (!beat) return session;
  const isNewer = Date.parse(beat.now) > Date.parse(session.now);
  const isFurther = sessionStates.indexOf(beat.state) > sessionStates.indexOf(session.state);
  return {
    ...session,
    state: isFurther ? beat.state : session.state,
    endReason: session.endReason ?? beat.endReason,
    meter: isNewer ? { ...session.meter, ...beat.meter } : session.meter,
  };
}
