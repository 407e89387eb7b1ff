import { FakeStream } from "./fake-devices.ts";

/** A `<video>` under the browser's autoplay rule: sound needs a click first, once `isSoundBlocked`. */
export class FakeVideoElement {
  srcObject: unknown = null;
  muted = false;
  autoplay = false;
  playsInline = false;
  isSoundBlocked = false;
  isPlaying = false;

  /** Kinds of the live tracks shown now. */
  get shown(): string[] {
    const tracks = this.srcObject instanceof FakeStream ? this.srcObject.getTracks() : [];
    return tracks.map(({ kind }) => kind).sort();
  }

  async play(): Promise<void> {
    const hasSound = this.shown.includes("audio") && !this.muted;
    if (hasSound && this.isSoundBlocked) throw new DOMException("a click first", "NotAllowedError");
    this.isPlaying = true;
  }

  asElement(): HTMLVideoElement {
    return this as unknown as HTMLVideoElement;
  }
}
