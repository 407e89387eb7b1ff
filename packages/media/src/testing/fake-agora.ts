import type { AgoraSdk } from "../agora-room/agora-sdk.ts";
import { FakeAgoraClient } from "./fake-agora-client.ts";
import { deviceFailure, FakeAgoraError, gatewayRefusal } from "./fake-agora-error.ts";
import { FakeAgoraLocalTrack } from "./fake-agora-tracks.ts";
import type { FakeMediaDevices, FakeTrack } from "./fake-devices.ts";

/** One Agora channel and the SDKs of all browsers in it. */
export class FakeAgoraCloud {
  readonly clients = new Set<FakeAgoraClient>();
  readonly expiredTokens = new Set<string>();
  /** Every token that was used to join, in order. */
  readonly joinTokens: string[] = [];
  isHanging = false;
  isSupported = true;
  /** While set, entering fails with it. */
  joinFailure: (() => Error) | null = null;
  nextRenewalFailure: Error | null = null;

  /** The SDK as one browser loads it. */
  createSdk(devices: FakeMediaDevices): AgoraSdk {
    const open = async (constraints: MediaStreamConstraints) =>
      await devices.getUserMedia(constraints).catch((error) => {
        throw deviceFailure(error);
      });
    return {
      checkSystemRequirements: () => this.isSupported,
      setLogLevel: () => undefined,
      createClient: ({ mode, codec }) => {
        if (mode !== "rtc" || codec !== "vp8") throw new FakeAgoraError("INVALID_PARAMS", "createClient");
        return new FakeAgoraClient(this);
      },
      createMicrophoneAudioTrack: async ({ microphoneId } = {}) =>
        toLocal((await open({ audio: exactly(microphoneId) })).getAudioTracks()),
      createCameraVideoTrack: async ({ cameraId } = {}) =>
        toLocal((await open({ video: exactly(cameraId) })).getVideoTracks()),
      createMicrophoneAndCameraTracks: async ({ microphoneId } = {}, { cameraId } = {}) => {
        const stream = await open({ audio: exactly(microphoneId), video: exactly(cameraId) });
        return [toLocal(stream.getAudioTracks()), toLocal(stream.getVideoTracks())];
      },
    };
  }

  async admit(client: FakeAgoraClient, channel: string): Promise<void> {
    await Promise.resolve();
    if (this.isHanging) await new Promise(() => undefined);
    if (this.joinFailure) throw this.joinFailure();
    if (this.expiredTokens.has(client.token)) throw gatewayRefusal("dynamic key expired");
    if (!client.token.startsWith(`${channel} ${client.uid} `)) {
      throw gatewayRefusal("invalid token, authorized failed");
    }
    this.joinTokens.push(client.token);
  }

  /** Who is here already is told to the newcomer, and the newcomer to them. */
  introduce(client: FakeAgoraClient): void {
    const older = [...this.clients].find(({ uid }) => uid === client.uid);
    if (older) this.drop(older, "UID_BANNED");
    this.clients.add(client);
    for (const other of this.others(client)) {
      client.emit("user-joined", userOf(other));
      for (const track of other.published) this.announceMedia(other, track);
      other.emit("user-joined", userOf(client));
    }
  }

  announceMedia(client: FakeAgoraClient, { track: { kind } }: FakeAgoraLocalTrack): void {
    const event = client.isSending(kind) ? "user-published" : "user-unpublished";
    for (const other of this.others(client)) {
      if (event === "user-unpublished") other.subscribed.delete(`${client.uid} ${kind}`);
      other.emit(event, userOf(client), kind);
    }
  }

  remove(client: FakeAgoraClient, reason = "Quit"): void {
    const others = this.others(client);
    if (!this.clients.delete(client)) return;
    for (const other of others) other.emit("user-left", userOf(client), reason);
  }

  /** Agora ends the client's stay. */
  drop(client: FakeAgoraClient, reason: string): void {
    this.remove(client);
    client.moveTo("DISCONNECTED", reason);
  }

  checkRenewal(_client: FakeAgoraClient, token: string): void {
    const failure = this.nextRenewalFailure;
    this.nextRenewalFailure = null;
    if (failure) throw failure;
    if (this.expiredTokens.has(token)) throw new FakeAgoraError("UNEXPECTED_RESPONSE", "110");
  }

  others(client: FakeAgoraClient): FakeAgoraClient[] {
    return this.clients.has(client) ? [...this.clients].filter((other) => other !== client) : [];
  }

  clientOf(uid: number): FakeAgoraClient {
    const client = [...this.clients].find((candidate) => candidate.uid === uid);
    if (!client) throw new Error(`${uid} is not in the channel`);
    return client;
  }
}

function exactly(deviceId: string | undefined): MediaTrackConstraints {
  return deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
}

function toLocal([track]: FakeTrack[]): FakeAgoraLocalTrack {
  if (!track) throw new FakeAgoraError("DEVICE_NOT_FOUND");
  return new FakeAgoraLocalTrack(track);
}

function userOf({ uid }: FakeAgoraClient) {
  return { uid };
}
