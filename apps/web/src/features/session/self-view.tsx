"use client";

import type { Room, RoomSnapshot } from "@paygo/media";
import { useAttach } from "@paygo/media/react";
import { Avatar } from "@paygo/ui/avatar";
import { cx } from "@paygo/ui/cx";
import { SelfViewFrame } from "@paygo/ui/self-view-frame";
import { Spinner } from "@paygo/ui/spinner";
import { MicOff } from "lucide-react";

export interface SelfViewProps {
  room: Room;
  snapshot: RoomSnapshot;
  person: { id: string; name: string };
}

/** One's own picture, as in a mirror. */
export function SelfView({ room, snapshot, person }: SelfViewProps) {
  const attach = useAttach(room, "self");
  const { microphone, camera } = snapshot.self;
  const isShown = camera.status === "on";
  return (
    <SelfViewFrame label="your video">
      <video
        ref={attach}
        muted
        playsInline
        aria-label="Your video"
        data-testid="self-video"
        className={cx("-scale-x-100", !isShown && "invisible")}
      />
      {isShown ? null : (
        <span className="absolute inset-0 flex items-center justify-center text-white">
          {camera.status === "starting" ? (
            <Spinner />
          ) : (
            <Avatar name={person.name} seed={person.id} size="lg" />
          )}
        </span>
      )}
      {microphone.status === "on" || microphone.status === "starting" ? null : (
        <span className="absolute bottom-1.5 left-1.5 flex size-6 items-center justify-center rounded-full bg-black/65 text-white">
          <MicOff aria-hidden="true" className="size-3.5" />
        </span>
      )}
    </SelfViewFrame>
  );
}
