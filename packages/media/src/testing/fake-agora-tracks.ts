import type { AgoraLocalTrack, AgoraRemoteTrack } from "../agora-room/agora-sdk.ts";
import { FakeAgoraError } from "./fake-agora-error.ts";
import { FakeTrack } from "./fake-devices.ts";

export class FakeAgoraLocalTrack implements AgoraLocalTrack {
  readonly track: FakeTrack;
  isMuted = false;
  isClosed = false;
  onMuted: () => void = () => undefined;
  #onEnded: (() => void)[] = [];

  constructor(track: FakeTrack) {
    this.track = track;
    track.addEventListener("ended", () => {
      for (const listener of this.#onEnded) listener();
    });
  }

  getMediaStreamTrack(): MediaStreamTrack {
    return this.track as unknown as MediaStreamTrack;
  }

  async setMuted(isMuted: boolean): Promise<void> {
    if (this.isClosed) throw new FakeAgoraError("INVALID_OPERATION", "the track is closed");
    this.isMuted = isMuted;
    this.onMuted();
  }

  on(_event: "track-ended", listener: () => void): void {
    this.#onEnded.push(listener);
  }

  close(): void {
    this.isClosed = true;
    this.#onEnded = [];
    this.track.stop();
  }
}

export class FakeAgoraRemoteTrack implements AgoraRemoteTrack {
  #track: FakeTrack;
  readonly #listeners: ((track: MediaStreamTrack) => void)[] = [];

  constructor(kind: "audio" | "video") {
    this.#track = new FakeTrack(kind, "remote");
  }

  getMediaStreamTrack(): MediaStreamTrack {
    return this.#track as unknown as MediaStreamTrack;
  }

  on(_event: "track-updated", listener: (track: MediaStreamTrack) => void): void {
    this.#listeners.push(listener);
  }

  /** The SDK reconnected and has another track of the browser. */
  exchange(): void {
    this.#track = new FakeTrack(this.#track.kind, "remote");
    for (const listener of this.#listeners) listener(this.getMediaStreamTrack());
  }
}
