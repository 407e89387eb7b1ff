"use client";

import type { SessionView } from "@paygo/contracts";
import { Avatar } from "@paygo/ui/avatar";
import { ControlAction, ControlBar } from "@paygo/ui/control-bar";
import { StageLayout, StagePill } from "@paygo/ui/stage-layout";
import { PhoneOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { CapControl } from "./cap-control.tsx";
import { FundsLeft, Meter } from "./meter.tsx";
import { MeterAnnouncer } from "./meter-announcer.tsx";
import { PeerView } from "./peer-view.tsx";
import { RoomControls } from "./room-controls.tsx";
import { SelfView } from "./self-view.tsx";
import type { ServerClock } from "./server-clock.ts";
import type { Phase } from "./session-phase.ts";
import type { SessionRoomState } from "./session-room.ts";
import { StageBanners } from "./stage-banners.tsx";
import { PhaseNotice } from "./stage-notice.tsx";
import { useMeter } from "./use-meter.ts";
import { useStop } from "./use-stop.ts";
import { useWakeLock } from "./use-wake-lock.ts";

export interface SessionStageProps extends SessionRoomState {
  session: SessionView;
  clock: ServerClock;
  phase: Exclude<Phase, "ended">;
  takeHere: (() => void) | null;
}

/** While the room is not open yet there is nothing to mute, but always a way out. */
function EndOnly({ phase, isEnding, onEnd }: { phase: Phase; isEnding: boolean; onEnd: () => void }) {
  if (phase !== "calling" && phase !== "connecting") return null;
  const label = phase === "calling" ? "Cancel" : "End";
  return (
    <ControlBar label="Session controls">
      <ControlAction label={label} icon={<PhoneOff />} tone="danger" isPending={isEnding} onClick={onEnd} />
    </ControlBar>
  );
}

/** The room itself, from the ring to the end. */
export function SessionStage({ session, clock, phase, place, failure, takeHere }: SessionStageProps) {
  const other = session.part === "vendor" ? session.customer : session.vendor;
  const self = session.part === "vendor" ? session.vendor : session.customer;
  const inside = place.kind === "inside" ? place : null;
  const isLive = phase === "live";
  const figures = useMeter(session, clock, isLive);
  const { stop, isPending } = useStop(session.id);
  const frameRef = useRef<HTMLElement>(null);
  useWakeLock(isLive);
  // The button that had the focus may be gone with its phase; the keyboard must not start at the top again.
  useEffect(() => {
    if (phase && document.activeElement === document.body) frameRef.current?.focus();
  }, [phase]);
  const hasMeter = session.liveAt !== null || session.state === "live";
  const peer = inside?.snapshot.peers.find(({ uid }) => uid === session.peerUid) ?? null;
  return (
    <main ref={frameRef} tabIndex={-1} data-testid="session" data-phase={phase} className="outline-none">
      <h1 className="sr-only">Session with {other.name}</h1>
      <StageLayout
        label={`Session with ${other.name}`}
        topStart={
          <>
            <Avatar name={other.name} seed={other.id} />
            <div className="min-w-0 leading-tight">
              <p className="truncate font-medium">{other.name}</p>
              <p className="truncate text-muted text-sm">{session.service.title}</p>
            </div>
          </>
        }
        topEnd={hasMeter ? <Meter session={session} figures={figures} isPaused={!isLive} /> : null}
        controls={
          inside ? (
            <RoomControls
              sessionId={session.id}
              room={inside.room}
              snapshot={inside.snapshot}
              endLabel={phase === "calling" ? "Cancel" : "End"}
              isEnding={isPending}
              onEnd={stop}
            />
          ) : (
            <EndOnly phase={phase} isEnding={isPending} onEnd={stop} />
          )
        }
        selfView={inside ? <SelfView room={inside.room} snapshot={inside.snapshot} person={self} /> : null}
        notice={
          <PhaseNotice
            phase={phase}
            session={session}
            place={place}
            clock={clock}
            failure={failure}
            takeHere={takeHere}
          />
        }
      >
        {inside && session.peerUid !== null ? (
          <PeerView room={inside.room} uid={session.peerUid} peer={peer} person={other} isLive={isLive} />
        ) : null}
        {inside ? (
          <StageBanners
            session={session}
            room={inside.room}
            snapshot={inside.snapshot}
            figures={figures}
            failure={failure}
            isLive={isLive}
          />
        ) : null}
        {hasMeter ? (
          <div className="absolute top-3 left-3 z-10 flex gap-2 sm:hidden">
            <StagePill isOnPicture>
              <FundsLeft figures={figures} />
              left
            </StagePill>
            <CapControl
              session={session}
              className="rounded-full bg-black/65 px-3 py-1.5 font-medium text-sm text-white backdrop-blur-sm"
            />
          </div>
        ) : null}
      </StageLayout>
      {hasMeter ? <MeterAnnouncer figures={figures} session={session} /> : null}
    </main>
  );
}
