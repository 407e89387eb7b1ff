"use client";

import type { Room, RoomDevice, RoomDeviceKind, RoomSnapshot } from "@paygo/media";
import { Dialog, DialogContent } from "@paygo/ui/dialog";
import { Field } from "@paygo/ui/field";
import { Select } from "@paygo/ui/select";
import { useState } from "react";
import { recallMedia, rememberDevice } from "./media-choices.ts";

interface DeviceSelectProps {
  label: string;
  devices: readonly RoomDevice[];
  selectedId: string | null;
  onSelect: (deviceId: string) => void;
}

function DeviceSelect({ label, devices, selectedId, onSelect }: DeviceSelectProps) {
  const isKnown = devices.some(({ deviceId }) => deviceId === selectedId);
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={isKnown && selectedId !== null ? selectedId : ""}
          disabled={devices.length === 0}
          onChange={(event) => onSelect(event.target.value)}
        >
          {isKnown ? null : (
            <option value="">{devices.length === 0 ? "None found" : "Browser default"}</option>
          )}
          {devices.map(({ deviceId, label: name }, index) => (
            <option key={deviceId} value={deviceId}>
              {name || `${label} ${index + 1}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

export interface DeviceDialogProps {
  room: Room;
  snapshot: RoomSnapshot;
  onClose: () => void;
}

/** Which microphone, camera and speaker to use; a choice takes effect at once and is remembered. */
export function DeviceDialog({ room, snapshot, onClose }: DeviceDialogProps) {
  const { devices, self, capabilities } = snapshot;
  const [speakerId, setSpeakerId] = useState(() => recallMedia("").speakerId ?? null);
  const select = (kind: RoomDeviceKind) => (deviceId: string) => {
    rememberDevice(kind, deviceId);
    if (kind === "speaker") setSpeakerId(deviceId);
    void room.selectDevice(kind, deviceId);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent title="Devices" description="Changes take effect at once." size="sm">
        <div className="flex flex-col gap-4">
          <DeviceSelect
            label="Microphone"
            devices={devices.microphones}
            selectedId={self.microphone.deviceId}
            onSelect={select("microphone")}
          />
          <DeviceSelect
            label="Camera"
            devices={devices.cameras}
            selectedId={self.camera.deviceId}
            onSelect={select("camera")}
          />
          {capabilities.canSelectSpeaker ? (
            <DeviceSelect
              label="Speaker"
              devices={devices.speakers}
              selectedId={speakerId}
              onSelect={select("speaker")}
            />
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  );
}
