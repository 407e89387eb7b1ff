import PQueue from "p-queue";
import type { Capture, CaptureKind, LocalTrack } from "./capture.ts";
import type { SelfDevice } from "./room.ts";
import { type RoomErrorCode, toRoomErrorCode } from "./room-error.ts";

interface DeviceSlotOptions<T extends LocalTrack> {
  kind: CaptureKind;
  capture: Capture<T>;
  isWanted: boolean;
  deviceId: string | null;
  /** Awaited before a track is given back, so that nobody sends a track that is already closed. */
  onChange: () => Promise<void>;
}

/**
 * The microphone or the camera: what the person wants, and what there is. Wishes are worked off one after the
 * other, so quick toggling ends in the last wish.
 */
export class DeviceSlot<T extends LocalTrack> {
  readonly #kind: CaptureKind;
  readonly #capture: Capture<T>;
  readonly #onChange: () => Promise<void>;
  readonly #queue = new PQueue({ concurrency: 1 });
  #isActive = false;
  /** Rises at every activate and deactivate: a device that opens too late for its turn is given back. */
  #turn = 0;
  #isWanted: boolean;
  #deviceId: string | null;
  #track: T | null = null;
  #isMuted = false;
  #isStarting = false;
  #error: RoomErrorCode | null = null;

  constructor(options: DeviceSlotOptions<T>) {
    this.#kind = options.kind;
    this.#capture = options.capture;
    this.#isWanted = options.isWanted;
    this.#deviceId = options.deviceId;
    this.#onChange = options.onChange;
  }

  get track(): T | null {
    return this.#track;
  }

  get isWanted(): boolean {
    return this.#isWanted;
  }

  get deviceId(): string | null {
    return this.#deviceId;
  }

  state(): SelfDevice {
    const deviceId = this.#track?.mediaStreamTrack.getSettings().deviceId ?? this.#deviceId;
    if (!this.#isWanted) return { status: "off", error: null, deviceId };
    if (this.#error) return { status: "unavailable", error: this.#error, deviceId };
    if (this.#track && !this.#isMuted) return { status: "on", error: null, deviceId };
    return { status: this.#isStarting ? "starting" : "off", error: null, deviceId };
  }

  /** Opens the device if it is wanted. `preopened` is a first attempt that is already under way. */
  async activate(preopened: Promise<T> | null): Promise<void> {
    this.#isActive = true;
    this.#turn += 1;
    this.#isStarting = this.#isWanted;
    // Looked at in its turn; until then its failure must not count as unhandled.
    preopened?.catch(() => undefined);
    await this.#enqueue(() => this.#settle(preopened));
  }

  /** Gives the device back at once, also one that is still opening. */
  deactivate(): void {
    this.#isActive = false;
    this.#turn += 1;
    this.#isStarting = false;
    this.#error = null;
    this.#track?.close();
    this.#track = null;
  }

  async setWanted(isWanted: boolean): Promise<void> {
    this.#isWanted = isWanted;
    this.#error = null;
    this.#isStarting = isWanted && this.#isActive && this.#track === null;
    void this.#onChange();
    await this.#enqueue(() => this.#settle(null));
  }

  async selectDevice(deviceId: string): Promise<void> {
    this.#deviceId = deviceId;
    await this.#enqueue(async () => {
      // Released first: phones cannot hold two cameras at once.
      await this.#release();
      await this.#settle(null);
    });
  }

  /** Another try after the set of devices changed. */
  async retry(): Promise<void> {
    const isWorthIt = this.#error === `${this.#kind}_missing` || this.#error === "device_in_use";
    if (isWorthIt) await this.#enqueue(() => this.#settle(null));
  }

  async #enqueue(task: () => Promise<void>): Promise<void> {
    await this.#queue.add(task);
  }

  async #settle(preopened: Promise<T> | null): Promise<void> {
    if (this.#isActive && this.#isWanted && !this.#track) {
      await this.#open(preopened);
    } else {
      preopened?.then((track) => track.close()).catch(() => undefined);
    }
    if (!this.#isWanted && this.#kind === "camera") await this.#release();
    if (this.#track && this.#isMuted === this.#isWanted) {
      this.#isMuted = !this.#isWanted;
      await this.#track.setMuted(this.#isMuted);
    }
    await this.#onChange();
  }

  async #open(preopened: Promise<T> | null): Promise<void> {
    const turn = this.#turn;
    this.#isStarting = true;
    void this.#onChange();
    try {
      const track = await this.#openAny(preopened);
      if (turn !== this.#turn) return track.close();
      this.#track = track;
      this.#isMuted = false;
      this.#error = null;
      track.onEnded(() => void this.#enqueue(() => this.#onEnded(track)));
    } catch (error) {
      if (turn === this.#turn) this.#error = toRoomErrorCode(error);
    } finally {
      if (turn === this.#turn) this.#isStarting = false;
    }
  }

  /** A chosen device that is gone must not cost the session its sound: the default will do. */
  async #openAny(preopened: Promise<T> | null): Promise<T> {
    const track = await preopened?.catch(() => null);
    if (track) return track;
    return await this.#capture.open(this.#kind, this.#deviceId).catch(async (error) => {
      const isMissing = toRoomErrorCode(error) === `${this.#kind}_missing`;
      if (this.#deviceId === null || !isMissing) throw error;
      return await this.#capture.open(this.#kind, null);
    });
  }

  async #onEnded(track: T): Promise<void> {
    if (this.#track !== track) return;
    this.#error = `${this.#kind}_missing`;
    await this.#release();
    await this.#settle(null);
  }

  async #release(): Promise<void> {
    const track = this.#track;
    if (!track) return;
    this.#track = null;
    this.#isMuted = false;
    await this.#onChange();
    track.close();
  }
}
