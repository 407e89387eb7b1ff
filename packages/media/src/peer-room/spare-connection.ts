/** Long enough for a newcomer to be met first, short enough to be ready before somebody answers a ring. */
const WAIT_MS = 500;

/** A connection as every link needs it. */
export function createConnection(iceServers: RTCIceServer[]): RTCPeerConnection {
  // One transport for all from the start: every browser that can run this can bundle.
  return new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
}

/** A connection that can offer at once. It uses no network until it does. */
export function createOfferer(iceServers: RTCIceServer[]): RTCPeerConnection {
  const connection = createConnection(iceServers);
  connection.addTransceiver("audio", { direction: "sendrecv" });
  connection.addTransceiver("video", { direction: "sendrecv" });
  return connection;
}

/** Makes the connection for the next newcomer while a host waits alone: it costs 20 ms that nobody has then. */
export class SpareConnection {
  #connection: RTCPeerConnection | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  prepareSoon(iceServers: RTCIceServer[]): void {
    if (this.#connection || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#connection = createOfferer(iceServers);
    }, WAIT_MS);
  }

  take(): RTCPeerConnection | null {
    const connection = this.#connection;
    this.#connection = null;
    return connection;
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.take()?.close();
  }
}
