"use client";

import type { Room, RoomSnapshot, SelfDevice } from "@paygo/media";
import { ControlAction, ControlBar, ControlButton } from "@paygo/ui/control-bar";
import { Mic, MicOff, PhoneOff, SlidersHorizontal, Video, VideoOff } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { rememberSwitches } from "./media-choices.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const DeviceDialog = dynamic(() => import("./device-dialog.tsx").then((module) => module.DeviceDialog));

export interface RoomControlsProps {
  sessionId: string;
  room: Room;
  snapshot: RoomSnapshot;
  endLabel: string;
  isEnding: boolean;
  onEnd: () => void;
}

const isOn = ({ status }: SelfDevice) => status === "on" || status === "starting";

/** Microphone, camera and devices; End at a distance. M and V work anywhere on the page. */
export function RoomControls({ sessionId, room, snapshot, endLabel, isEnding, onEnd }: RoomControlsProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  const { microphone, camera } = snapshot.self;
  const remember = (isMicrophoneOn: boolean, isCameraOn: boolean) =>
    rememberSwitches({ sessionId, isMicrophoneOn, isCameraOn });
  const toggleMicrophone = () => {
    void room.setMicrophone(!isOn(microphone));
    remember(!isOn(microphone), isOn(camera));
  };
  const toggleCamera = () => {
    void room.setCamera(!isOn(camera));
    remember(isOn(microphone), !isOn(camera));
  };
  useShortcuts({ m: toggleMicrophone, v: toggleCamera });
  return (
    <>
      <ControlBar
        label="Session controls"
        end={
          <ControlAction
            label={endLabel}
            icon={<PhoneOff />}
            tone="danger"
            isPending={isEnding}
            onClick={onEnd}
          />
        }
      >
        <ControlButton
          label="Microphone"
          hint={`${isOn(microphone) ? "Mute" : "Unmute"} (M)`}
          aria-keyshortcuts="m"
          isOn={isOn(microphone)}
          iconOn={<Mic />}
          iconOff={<MicOff />}
          hasProblem={microphone.status === "unavailable"}
          onClick={toggleMicrophone}
        />
        <ControlButton
          label="Camera"
          hint={`${isOn(camera) ? "Turn off" : "Turn on"} camera (V)`}
          aria-keyshortcuts="v"
          isOn={isOn(camera)}
          iconOn={<Video />}
          iconOff={<VideoOff />}
          hasProblem={camera.status === "unavailable"}
          onClick={toggleCamera}
        />
        <ControlAction
          label="Choose devices"
          icon={<SlidersHorizontal />}
          onClick={() => setIsChoosing(true)}
        />
      </ControlBar>
      {isChoosing ? (
        <DeviceDialog room={room} snapshot={snapshot} onClose={() => setIsChoosing(false)} />
      ) : null}
    </>
  );
}
