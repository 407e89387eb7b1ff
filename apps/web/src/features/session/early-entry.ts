import type { EventHint, SessionView } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";
import { serverClock } from "./server-clock.ts";
import { createSessionRoom, type SessionRoom } from "./session-room.ts";

/** A page that never comes must not keep the camera on. */
const WAIT_FOR_PAGE_MS = 15_000;

let early: { sessionId: string; room: SessionRoom; timer: ReturnType<typeof setTimeout> } | null = null;

function close(): void {
  clearTimeout(early?.timer);
  early?.room.close();
  early = null;
}

/**
 * Enters the room of a session that was just answered while its page is still on its way: devices and
 * connection are made meanwhile. The page takes the room over.
 */
export function useEarlyEntry(): (session: SessionView) => void {
  const utils = trpc.useUtils();
  return (session) => {
    const device = session.self?.device;
    if (!device) return;
    close();
    const room = createSessionRoom(utils, { sessionId: session.id, device, clock: serverClock });
    early = { sessionId: session.id, room, timer: setTimeout(close, WAIT_FOR_PAGE_MS) };
    room.follow(session);
  };
}

/** New signals may be there for a room whose page is not. */
export function lookEarly({ mail }: EventHint): void {
  early?.room.look(mail);
}

/** Hands the room to the session's page, once; null when there is none. */
export function takeEarly(sessionId: string): SessionRoom | null {
  if (early?.sessionId !== sessionId) return null;
  const { room, timer } = early;
  clearTimeout(timer);
  early = null;
  return room;
}
