import { vi } from "vitest";

type DeviceKind = "audioinput" | "videoinput";

const TRACK_KINDS = { audioinput: "audio", videoinput: "video" } as const;

/** A `MediaStreamTrack`: ends only once, and says so only when it was not stopped by its owner. */
export class FakeTrack extends EventTarget {
  readonly kind: "audio" | "video";
  readonly deviceId: string;
  enabled = true;
  muted = false;
  readyState: "live" | "ended" = "live";

  constructor(kind: "audio" | "video", deviceId: string) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  getSettings(): { deviceId: string } {
    return { deviceId: this.deviceId };
  }

  stop(): void {
    this.readyState = "ended";
  }

  unplug(): void {
    if (this.readyState === "ended") return;
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

export class FakeStream {
  readonly #tracks: Set<FakeTrack>;

  constructor(tracks: FakeTrack[] = []) {
    this.#tracks = new Set(tracks);
  }

  getTracks = () => [...this.#tracks];
  getAudioTracks = () => this.getTracks().filter(({ kind }) => kind === "audio");
  getVideoTracks = () => this.getTracks().filter(({ kind }) => kind === "video");
  addTrack = (track: FakeTrack) => void this.#tracks.add(track);
  removeTrack = (track: FakeTrack) => void this.#tracks.delete(track);
}

/** `navigator.mediaDevices` of a machine with two microphones and one camera, until the test changes that. */
export class FakeMediaDevices extends EventTarget {
  readonly tracks: FakeTrack[] = [];
  /** Calls of `getUserMedia` so far. */
  requests = 0;
  #plugged: { kind: DeviceKind; deviceId: string }[] = [
    { kind: "audioinput", deviceId: "mic-1" },
    { kind: "audioinput", deviceId: "mic-2" },
    { kind: "videoinput", deviceId: "cam-1" },
  ];
  readonly #denied = new Set<DeviceKind>();
  readonly #busy = new Set<DeviceKind>();
  #prompt: Promise<void> = Promise.resolve();

  /** Tracks that hold a device now. */
  get open(): FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === "live");
  }

  deny = (kind: DeviceKind) => void this.#denied.add(kind);
  allow = (kind: DeviceKind) => void this.#denied.delete(kind);
  occupy = (kind: DeviceKind) => void this.#busy.add(kind);

  /** The permission prompt stays on the screen until the returned function is called. */
  holdPrompt(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#prompt = promise;
    return resolve;
  }

  unplug(deviceId: string): void {
    this.#plugged = this.#plugged.filter((device) => device.deviceId !== deviceId);
    for (const track of this.open) if (track.deviceId === deviceId) track.unplug();
    this.dispatchEvent(new Event("devicechange"));
  }

  plug(kind: DeviceKind, deviceId: string): void {
    this.#plugged = [...this.#plugged, { kind, deviceId }];
    this.dispatchEvent(new Event("devicechange"));
  }

  readonly getUserMedia = async (constraints: MediaStreamConstraints): Promise<FakeStream> => {
    this.requests += 1;
    await this.#prompt;
    const wanted = [
      ...(constraints.audio ? [["audioinput", constraints.audio] as const] : []),
      ...(constraints.video ? [["videoinput", constraints.video] as const] : []),
    ];
    const found = wanted.map(([kind, constraint]) => this.#find(kind, constraint));
    const tracks = found.map(({ kind, deviceId }) => new FakeTrack(TRACK_KINDS[kind], deviceId));
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  };

  readonly enumerateDevices = async () =>
    this.#plugged.map(({ kind, deviceId }) => ({ kind, deviceId, label: `Label of ${deviceId}` }));

  #find(kind: DeviceKind, constraint: boolean | MediaTrackConstraints) {
    const ofKind = this.#plugged.filter((device) => device.kind === kind);
    const chosen = typeof constraint === "object" ? constraint.deviceId : undefined;
    const { ideal, exact } = typeof chosen === "object" && !Array.isArray(chosen) ? chosen : {};
    const named = ofKind.find(({ deviceId }) => deviceId === (exact ?? ideal));
    if (exact !== undefined && !named) throw new DOMException("gone", "OverconstrainedError");
    const device = named ?? ofKind[0];
    if (!device) throw new DOMException("none", "NotFoundError");
    if (this.#denied.has(kind)) throw new DOMException("denied", "NotAllowedError");
    if (this.#busy.has(kind)) throw new DOMException("busy", "NotReadableError");
    return device;
  }
}

/** Puts the fakes where a browser has the real ones, until `vi.unstubAllGlobals`. */
export function stubDevices(): FakeMediaDevices {
  const mediaDevices = new FakeMediaDevices();
  vi.stubGlobal("navigator", { mediaDevices });
  vi.stubGlobal("MediaStream", FakeStream);
  return mediaDevices;
}
