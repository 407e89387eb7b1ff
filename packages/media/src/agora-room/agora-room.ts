import type { OpenRoomOptions } from "../open-room.ts";
import type { Room } from "../room.ts";
import { RoomCore } from "../room-core.ts";
import type { AgoraCredential } from "./agora-channel.ts";
import { AgoraProvider } from "./agora-provider.ts";
import { type AgoraSdk, loadAgoraSdk } from "./agora-sdk.ts";

const LOG_ERRORS_ONLY = 3;

/** A room over Agora. The SDK is loaded at the first use; `importSdk` stands in for it in tests. */
export function createAgoraRoom(
  credential: AgoraCredential,
  { renewCredential, initial }: OpenRoomOptions,
  importSdk: () => Promise<AgoraSdk> = loadAgoraSdk,
): Room {
  let loading: Promise<AgoraSdk> | undefined;
  const loadSdk = (): Promise<AgoraSdk> => {
    loading ??= importSdk().then(
      (sdk) => {
        sdk.setLogLevel(LOG_ERRORS_ONLY);
        return sdk;
      },
      (error) => {
        // A chunk that did not arrive may arrive at the next try.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  return new RoomCore(
    credential,
    initial,
    (events) => new AgoraProvider({ credential, renewCredential, loadSdk, events }),
  );
}
