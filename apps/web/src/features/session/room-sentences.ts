import type { RoomErrorCode, SelfDevice } from "@paygo/media";

/** Why the room cannot be had, and what to do, in one or two sentences. */
export function roomErrorSentence(code: RoomErrorCode): string {
  switch (code) {
    case "network":
      return "The other side cannot be reached from this network. Check your connection and try again.";
    case "browser_unsupported":
      return "This browser cannot hold a video session. Use a current version of Chrome, Edge, Firefox or Safari.";
    case "token_expired":
    case "token_invalid":
      return "Your place in this session has run out. Try again to get a new one.";
    case "uid_conflict":
    case "removed":
      return "Your place was taken over, or the session is closing.";
    case "camera_denied":
    case "camera_missing":
    case "microphone_denied":
    case "microphone_missing":
    case "device_in_use":
    case "unknown":
      return "The connection could not be made. Try again.";
    default:
      return code satisfies never;
  }
}

export interface DeviceProblem {
  /** Which device, to turn it on again. */
  device: "camera" | "microphone";
  title: string;
  advice: string;
}

type DeviceName = DeviceProblem["device"];

/** What is wrong with a device of the reader's, and how to put it right; null when nothing is. */
export function deviceProblem(device: DeviceName, { status, error }: SelfDevice): DeviceProblem | null {
  if (status !== "unavailable" || error === null) return null;
  return { device, ...problemOf(device, error) };
}

function problemOf(device: DeviceName, error: RoomErrorCode): { title: string; advice: string } {
  const goesOn =
    device === "camera"
      ? "The session goes on without your picture."
      : "The session goes on, but you cannot be heard.";
  switch (error) {
    case "camera_denied":
    case "microphone_denied":
      return {
        title: `Your ${device} is blocked`,
        advice: `${goesOn} Click the icon beside the address, allow the ${device}, then turn it on again.`,
      };
    case "camera_missing":
    case "microphone_missing":
      return { title: `No ${device} was found`, advice: `${goesOn} Plug one in and it starts by itself.` };
    case "device_in_use":
      return {
        title: `Another program is using your ${device}`,
        advice: `${goesOn} Close that program, then turn the ${device} on again.`,
      };
    case "token_expired":
    case "token_invalid":
    case "uid_conflict":
    case "removed":
    case "network":
    case "browser_unsupported":
    case "unknown":
      return { title: `Your ${device} could not be started`, advice: `${goesOn} Turn it on again to retry.` };
    default:
      return error satisfies never;
  }
}
