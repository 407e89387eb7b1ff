import type { RoomCredential } from "@paygo/contracts";
import PQueue from "p-queue";
import type { LocalTrack } from "./capture.ts";
import { canSelectSpeaker, Playback } from "./playback.ts";
import type { AttachTarget, Room, RoomDeviceKind, RoomQuality, RoomSnapshot } from "./room.ts";
import { type RoomErrorCode, toRoomErrorCode } from "./room-error.ts";
import type { ProviderEvents, ProviderPeer, RoomProvider } from "./room-provider.ts";
import { type InitialMedia, SelfDevices } from "./self-devices.ts";
import { SnapshotStore } from "./snapshot-store.ts";

const UNKNOWN_QUALITY: RoomQuality = { uplink: 0, downlink: 0, rttMs: null, lossPercent: null };

/** The half of a room that is the same for every provider. */
export class RoomCore<T extends LocalTrack> implements Room {
  readonly #provider: RoomProvider<T>;
  readonly #credential: RoomCredential;
  readonly #devices: SelfDevices<T>;
  readonly #playback: Playback;
  readonly #store: SnapshotStore;
  /** Joins, leaves and failures, one after the other: StrictMode mounts twice. */
  readonly #queue = new PQueue({ concurrency: 1 });
  /** Aborted by `leave`, so that a join that hangs cannot hold up the queue. */
  #stay = new AbortController();
  #isInside = false;
  #isPublishing = true;
  #peers: readonly ProviderPeer[] = [];

  constructor(
    credential: RoomCredential,
    initial: InitialMedia,
    createProvider: (events: ProviderEvents) => RoomProvider<T>,
  ) {
    this.#credential = credential;
    this.#provider = createProvider({
      onChange: (connection, peers) => {
        if (this.#isInside) this.#show(peers, { connection });
      },
      onQuality: (quality) => {
        if (this.#isInside) this.#store.update({ quality });
      },
      onFatal: (code) => void this.#queue.add(() => this.#exit("failed", code)),
    });
    this.#playback = new Playback(initial.speakerId ?? null, () => this.#show(this.#peers));
    this.#devices = new SelfDevices(this.#provider.capture, initial, () => this.#onDevicesChange());
    this.#store = new SnapshotStore({
      provider: credential.provider,
      connection: "idle",
      isMediaConnected: false,
      error: null,
      ...this.#ownDevices(),
      peers: [],
      isPublishing: true,
      quality: UNKNOWN_QUALITY,
      capabilities: { canShareScreen: false, canSelectSpeaker: canSelectSpeaker() },
      isAutoplayBlocked: false,
    });
  }

  readonly getSnapshot = (): RoomSnapshot => this.#store.get();

  readonly subscribe = (onChange: () => void): (() => void) => this.#store.subscribe(onChange);

  readonly join = async (): Promise<void> => {
    const { signal } = this.#stay;
    await this.#queue.add(() => this.#enter(signal));
  };

  readonly leave = async (): Promise<void> => {
    this.#stay.abort();
    this.#stay = new AbortController();
    await this.#queue.add(() => this.#exit("left", null));
  };

  readonly setMicrophone = (isOn: boolean): Promise<void> => this.#devices.microphone.setWanted(isOn);

  readonly setCamera = (isOn: boolean): Promise<void> => this.#devices.camera.setWanted(isOn);

  readonly selectDevice = async (kind: RoomDeviceKind, deviceId: string): Promise<void> => {
    switch (kind) {
      case "microphone":
        return await this.#devices.microphone.selectDevice(deviceId);
      case "camera":
        return await this.#devices.camera.selectDevice(deviceId);
      case "speaker":
        return await this.#playback.selectSpeaker(deviceId);
      default:
        return kind satisfies never;
    }
  };

  readonly setPublishing = async (isPublishing: boolean): Promise<void> => {
    this.#isPublishing = isPublishing;
    this.#store.update({ isPublishing });
    await this.#send();
  };

  readonly renew = async (credential: RoomCredential): Promise<void> => {
    const { provider, channel, uid } = this.#credential;
    const isSameSeat =
      credential.provider === provider && credential.channel === channel && credential.uid === uid;
    try {
      if (!isSameSeat) throw new TypeError("a credential for another seat");
      await this.#provider.renew(credential);
    } catch (error) {
      const code = toRoomErrorCode(error, "token_invalid");
      await this.#queue.add(() => this.#exit("failed", code));
    }
  };

  readonly attach = (target: AttachTarget, element: HTMLVideoElement): (() => void) =>
    this.#playback.attach(target, element);

  readonly resumePlayback = (): Promise<void> => this.#playback.resume();

  async #enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#isInside) return;
    this.#isInside = true;
    // Not awaited: a permission prompt may stay open for minutes, and listening needs no device.
    void this.#devices.open();
    this.#store.update({ connection: "connecting", error: null, ...this.#ownDevices() });
    try {
      await this.#provider.connect(signal);
    } catch (error) {
      if (!signal.aborted) await this.#exit("failed", toRoomErrorCode(error));
    }
  }

  async #exit(connection: "left" | "failed", error: RoomErrorCode | null): Promise<void> {
    if (!this.#isInside) return;
    this.#isInside = false;
    const disconnected = this.#provider.disconnect();
    // Not after it: the camera's light goes out at once, however long the network takes.
    this.#devices.close();
    await disconnected;
    this.#playback.setCamera(null);
    this.#show([], { connection, error, quality: UNKNOWN_QUALITY, ...this.#ownDevices() });
    // The provider must not keep tracks that are closed for a next stay.
    await this.#send();
  }

  async #onDevicesChange(): Promise<void> {
    this.#playback.setCamera(this.#devices.camera.track?.mediaStreamTrack ?? null);
    this.#store.update(this.#ownDevices());
    await this.#send();
  }

  #ownDevices(): Pick<RoomSnapshot, "self" | "devices"> {
    const { microphone, camera, lists } = this.#devices;
    const { uid } = this.#credential;
    return { self: { uid, microphone: microphone.state(), camera: camera.state() }, devices: lists };
  }

  async #send(): Promise<void> {
    const { microphone, camera } = this.#devices;
    const media = this.#isPublishing
      ? { microphone: microphone.track, camera: camera.track }
      : { microphone: null, camera: null };
    await this.#provider.send(media);
  }

  #show(peers: readonly ProviderPeer[], patch: Partial<RoomSnapshot> = {}): void {
    this.#peers = peers;
    this.#playback.setPeers(peers);
    const shown = peers.map(({ audioTrack, videoTrack, ...peer }) => ({
      ...peer,
      isAudioBlocked: this.#playback.isBlocked(peer.uid),
    }));
    this.#store.update({
      ...patch,
      peers: shown,
      isMediaConnected: shown.some(({ isConnected }) => isConnected),
      isAutoplayBlocked: shown.some(({ isAudioBlocked }) => isAudioBlocked),
    });
  }
}
