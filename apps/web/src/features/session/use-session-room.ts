import type { SessionView } from "@paygo/contracts";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { trpc } from "../../trpc/client.ts";
import { useHints } from "../events/event-provider.tsx";
import { takeEarly } from "./early-entry.ts";
import type { ServerClock } from "./server-clock.ts";
import { createSessionRoom, initialRoomState, type SessionRoom } from "./session-room.ts";
import { withHeartbeat } from "./session-truth.ts";
import { useDevice } from "./use-device.ts";

const never = () => () => undefined;

/**
 * This tab's part in the session's room, from mount to unmount; the page going away counts as leaving. Returns
 * the session with what the heartbeats know better.
 */
export function useSessionRoom(truth: SessionView, clock: ServerClock) {
  const sessionId = truth.id;
  const device = useDevice();
  const utils = trpc.useUtils();
  const [room, setRoom] = useState<SessionRoom | null>(null);
  /** Rises when the browser brings the page back from its cache, after it had left. */
  const [visit, setVisit] = useState(0);

  const open = useEffectEvent(
    (claimed: string) =>
      takeEarly(sessionId) ?? createSessionRoom(utils, { sessionId, device: claimed, clock }),
  );

  // `visit` makes a new room when the page came back.
  useEffect(() => {
    if (device === null) return;
    const opened = open(device);
    setRoom(opened);
    const onPageHide = () => opened.close();
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) setVisit(visit + 1);
    };
    window.addEventListener("pagehide", onPageHide);
    window.addEventListener("pageshow", onPageShow);
    return () => {
      window.removeEventListener("pagehide", onPageHide);
      window.removeEventListener("pageshow", onPageShow);
      opened.close();
    };
  }, [device, visit]);

  const state = useSyncExternalStore(
    room?.subscribe ?? never,
    room?.getState ?? (() => initialRoomState),
    () => initialRoomState,
  );
  const session = withHeartbeat(truth, state.beat);

  const follow = useEffectEvent((followed: SessionRoom) => followed.follow(session));
  const change = `${session.state} ${session.answeredAt} ${session.self?.device} ${session.meter.state}`;
  useEffect(() => {
    if (room && change) follow(room);
  }, [room, change]);
  useHints(["signal", "connected"], ({ mail }) => room?.look(mail));
  useHints("evidence", () => room?.prove());

  return { session, ...state, takeHere: room?.takeHere ?? null };
}
