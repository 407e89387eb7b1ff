import type { InitialMedia, RoomDeviceKind } from "@paygo/media";

const DEVICES_KEY = "paygo.devices";
const SWITCHES_KEY = "paygo.switches";

type Choices = Partial<Record<RoomDeviceKind, string>>;
/** Somebody who was muted stays muted over a reload; another session begins with everything on. */
interface Switches {
  sessionId: string;
  isMicrophoneOn: boolean;
  isCameraOn: boolean;
}

function readObject(storage: Storage, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function write(storage: Storage, key: string, value: object): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or blocked storage only costs the memory of a choice.
  }
}

const idOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** How the reader left the devices. */
export function recallMedia(sessionId: string): InitialMedia {
  const devices = readObject(window.localStorage, DEVICES_KEY);
  const switches = readObject(window.sessionStorage, SWITCHES_KEY);
  const isSame = switches.sessionId === sessionId;
  return {
    isMicrophoneOn: !(isSame && switches.isMicrophoneOn === false),
    isCameraOn: !(isSame && switches.isCameraOn === false),
    microphoneId: idOf(devices.microphone),
    cameraId: idOf(devices.camera),
    speakerId: idOf(devices.speaker),
  };
}

/** Remembered by the browser, for the next session too. */
export function rememberDevice(kind: RoomDeviceKind, deviceId: string): void {
  const choices: Choices = { ...readObject(window.localStorage, DEVICES_KEY), [kind]: deviceId };
  write(window.localStorage, DEVICES_KEY, choices);
}

/** Remembered by this tab for this session. */
export function rememberSwitches(switches: Switches): void {
  write(window.sessionStorage, SWITCHES_KEY, switches);
}
