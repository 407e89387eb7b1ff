import type { OutgoingMedia } from "../room-provider.ts";
import type { AgoraTrack } from "./agora-capture.ts";
import type { AgoraClient } from "./agora-sdk.ts";

/** Makes what is published equal to what shall be, one step after the other. */
export class AgoraPublisher {
  readonly #client: AgoraClient;
  readonly #published = new Set<AgoraTrack>();
  #wanted: readonly AgoraTrack[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(client: AgoraClient) {
    this.#client = client;
  }

  /** Never rejects: what fails now (a reconnect under way) is tried again at the next call. */
  async publish({ microphone, camera }: OutgoingMedia<AgoraTrack>): Promise<void> {
    this.#wanted = [microphone, camera].filter((track) => track !== null);
    this.#work = this.#work.then(() => this.#reconcile()).catch(() => undefined);
    await this.#work;
  }

  async #reconcile(): Promise<void> {
    const wanted = this.#wanted;
    const stale = [...this.#published].filter((track) => !wanted.includes(track));
    if (stale.length > 0) await this.#client.unpublish(stale.map(({ sdkTrack }) => sdkTrack));
    for (const track of stale) this.#published.delete(track);
    const fresh = wanted.filter((track) => !this.#published.has(track));
    if (fresh.length > 0) await this.#client.publish(fresh.map(({ sdkTrack }) => sdkTrack));
    for (const track of fresh) this.#published.add(track);
  }
}
