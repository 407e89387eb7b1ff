import { FakeTrack } from "./fake-devices.ts";
import type { FakePeerConnection } from "./fake-peer-connection.ts";

export type Kind = "audio" | "video";
export type Direction = "sendrecv" | "recvonly" | "sendonly" | "inactive";

export class FakeTransceiver {
  mid: string | null = null;
  direction: Direction;
  readonly sender: { track: FakeTrack | null; replaceTrack(track: FakeTrack | null): Promise<void> };
  readonly receiver: { track: FakeTrack };

  constructor(kind: Kind, direction: Direction, connection: FakePeerConnection) {
    this.direction = direction;
    this.receiver = { track: new FakeTrack(kind, "remote") };
    this.receiver.track.muted = true;
    const sender = {
      track: null as FakeTrack | null,
      async replaceTrack(track: FakeTrack | null) {
        if (connection.signalingState === "closed") throw new DOMException("closed", "InvalidStateError");
        if (track && track.kind !== kind) throw new TypeError("a track of the other kind");
        sender.track = track;
        connection.network.settle();
      },
    };
    this.sender = sender;
  }
}

export class FakeDataChannel extends EventTarget {
  readyState: "connecting" | "open" = "connecting";
  readonly #connection: FakePeerConnection;

  constructor(connection: FakePeerConnection) {
    super();
    this.#connection = connection;
  }

  open(): void {
    if (this.readyState === "open") return;
    this.readyState = "open";
    this.dispatchEvent(new Event("open"));
  }

  send(data: string): void {
    if (this.readyState !== "open") throw new DOMException("not open", "InvalidStateError");
    const far = this.#connection.counterpart()?.channel;
    queueMicrotask(() => far?.dispatchEvent(new MessageEvent("message", { data })));
  }
}
