import type { AttachTarget } from "./room.ts";
import type { ProviderPeer } from "./room-provider.ts";

interface Attachment {
  readonly target: AttachTarget;
  readonly element: HTMLVideoElement;
  readonly stream: MediaStream;
  isBlocked: boolean;
}

/**
 * Plays what is attached: one element for a peer's picture and sound together, so that they stay in step and
 * the browser's autoplay rule and the choice of the speaker are handled in one place for every provider.
 */
export class Playback {
  readonly #attachments = new Set<Attachment>();
  readonly #onChange: () => void;
  #camera: MediaStreamTrack | null = null;
  #peers: readonly ProviderPeer[] = [];
  #speakerId: string | null;

  constructor(speakerId: string | null, onChange: () => void) {
    this.#speakerId = speakerId;
    this.#onChange = onChange;
  }

  attach(target: AttachTarget, element: HTMLVideoElement): () => void {
    const attachment: Attachment = { target, element, stream: new MediaStream(), isBlocked: false };
    element.playsInline = true;
    element.autoplay = true;
    element.muted = target === "self";
    element.srcObject = attachment.stream;
    this.#attachments.add(attachment);
    if (target !== "self") void this.#applySpeaker(element);
    this.#refresh(attachment);
    return () => {
      if (!this.#attachments.delete(attachment)) return;
      element.srcObject = null;
      if (attachment.isBlocked) this.#onChange();
    };
  }

  setCamera(camera: MediaStreamTrack | null): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    for (const attachment of this.#attachments) this.#refresh(attachment);
  }

  setPeers(peers: readonly ProviderPeer[]): void {
    this.#peers = peers;
    for (const attachment of this.#attachments) this.#refresh(attachment);
  }

  isBlocked(uid: number): boolean {
    return [...this.#attachments].some(
      ({ target, isBlocked }) => isBlocked && target !== "self" && target.uid === uid,
    );
  }

  async resume(): Promise<void> {
    const blocked = [...this.#attachments].filter(({ isBlocked }) => isBlocked);
    await Promise.all(
      blocked.map(async (attachment) => {
        attachment.isBlocked = false;
        attachment.element.muted = false;
        await this.#play(attachment);
      }),
    );
    this.#onChange();
  }

  async selectSpeaker(deviceId: string): Promise<void> {
    this.#speakerId = deviceId;
    const elements = [...this.#attachments].filter(({ target }) => target !== "self");
    await Promise.all(elements.map(({ element }) => this.#applySpeaker(element)));
  }

  async #applySpeaker(element: HTMLVideoElement): Promise<void> {
    if (this.#speakerId === null || !canSelectSpeaker()) return;
    // A speaker that is gone leaves the sound where it was.
    await element.setSinkId(this.#speakerId).catch(() => undefined);
  }

  #refresh(attachment: Attachment): void {
    const { target, stream } = attachment;
    const wanted = this.#tracksOf(target);
    const stale = stream.getTracks().filter((track) => !wanted.includes(track));
    const fresh = wanted.filter((track) => !stream.getTracks().includes(track));
    for (const track of stale) stream.removeTrack(track);
    for (const track of fresh) stream.addTrack(track);
    if (fresh.length > 0) void this.#play(attachment);
  }

  #tracksOf(target: AttachTarget): MediaStreamTrack[] {
    const peer = target === "self" ? null : this.#peers.find(({ uid }) => uid === target.uid);
    const tracks = target === "self" ? [this.#camera] : [peer?.audioTrack, peer?.videoTrack];
    return tracks.filter((track) => track !== null && track !== undefined);
  }

  async #play(attachment: Attachment): Promise<void> {
    const { element } = attachment;
    try {
      await element.play();
    } catch (error) {
      // AbortError only says that another track or source came in between; that one is played in its turn.
      if (!(error instanceof Error) || error.name !== "NotAllowedError" || element.muted) return;
      // A silent picture may always start; the sound waits for a click (`resumePlayback`).
      attachment.isBlocked = true;
      element.muted = true;
      this.#onChange();
      await element.play().catch(() => undefined);
    }
  }
}

/** Chromium and Firefox on desktops: https://www.w3.org/TR/audio-output/#dom-htmlmediaelement-setsinkid */
export function canSelectSpeaker(): boolean {
  return typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;
}
