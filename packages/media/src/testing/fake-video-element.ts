import { FakeStream, type FakeTrack } from "./fake-devices.ts";

/** A `<video>` under the browser's autoplay rule: sound needs a click first, once `isSoundBlocked`. */
export class FakeVideoElement {
  srcObject: unknown = null;
  muted = false;
  autoplay = false;
  playsInline = false;
  isSoundBlocked = false;
  isPlaying = false;
  sinkId = "";

  /** Kinds of the tracks in the element that carry media now. */
  get arriving(): string[] {
    return this.tracks
      .filter(({ muted, readyState }) => !muted && readyState === "live")
      .map(({ kind }) => kind)
      .sort();
  }

  async play(): Promise<void> {
    const hasSound = this.tracks.some(({ kind }) => kind === "audio") && !this.muted;
    if (hasSound && this.isSoundBlocked) throw new DOMException("a click first", "NotAllowedError");
    this.isPlaying = true;
  }

  async setSinkId(sinkId: string): Promise<void> {
    this.sinkId = sinkId;
  }

  asElement(): HTMLVideoElement {
    return this as unknown as HTMLVideoElement;
  }

  get tracks(): FakeTrack[] {
    return this.srcObject instanceof FakeStream ? this.srcObject.getTracks() : [];
  }
}
