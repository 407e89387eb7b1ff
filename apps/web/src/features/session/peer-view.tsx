"use client";

import type { Room, RoomPeer } from "@paygo/media";
import { useAttach } from "@paygo/media/react";
import { Avatar } from "@paygo/ui/avatar";
import { cx } from "@paygo/ui/cx";
import { StagePill } from "@paygo/ui/stage-layout";
import { MicOff } from "lucide-react";

export interface PeerViewProps {
  room: Room;
  uid: number;
  peer: RoomPeer | null;
  person: { id: string; name: string };
  /** Whether the picture and its marks count now; while something else is said over it, the avatar would only shine through. */
  isLive: boolean;
}

/** The other side, large. The element stays while their camera is off: their sound comes from it too. */
export function PeerView({ room, uid, peer, person, isLive }: PeerViewProps) {
  const attach = useAttach(room, { uid });
  return (
    <>
      <video
        ref={attach}
        playsInline
        aria-label={`Video of ${person.name}`}
        data-testid="peer-video"
        className={cx(!peer?.hasVideo && "invisible")}
      >
        <track kind="captions" />
      </video>
      {isLive && !peer?.hasVideo ? (
        <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 text-muted">
          <Avatar name={person.name} seed={person.id} size="xl" />
          <p className="text-sm">{person.name}’s camera is off</p>
        </div>
      ) : null}
      {isLive && peer && !peer.hasAudio ? (
        <StagePill isOnPicture className="absolute bottom-3 left-3 z-10 sm:bottom-4 sm:left-4">
          <MicOff aria-hidden="true" className="size-4" />
          {person.name} is muted
        </StagePill>
      ) : null}
    </>
  );
}
