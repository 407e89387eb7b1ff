/** What one side sends at the moment: a track alone does not tell a muted microphone from a quiet one. */
export interface SendingState {
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
}

/**
 * Both sides tell each other over a data channel of the same connection: no round trip to open it (negotiated
 * in advance) and no load on the signalling.
 */
export class SendingStateChannel {
  readonly #channel: RTCDataChannel;
  readonly #onChange: () => void;
  #own: SendingState = { hasAudio: false, hasVideo: false };
  #theirs: SendingState | null = null;

  constructor(connection: RTCPeerConnection, onChange: () => void) {
    this.#onChange = onChange;
    this.#channel = connection.createDataChannel("sending", { negotiated: true, id: 0 });
    this.#channel.addEventListener("open", () => this.#tell());
    this.#channel.addEventListener("message", ({ data }) => this.#hear(data));
  }

  /** Null until they have said it. */
  get theirs(): SendingState | null {
    return this.#theirs;
  }

  tell(own: SendingState): void {
    if (own.hasAudio === this.#own.hasAudio && own.hasVideo === this.#own.hasVideo) return;
    this.#own = own;
    this.#tell();
  }

  #tell(): void {
    if (this.#channel.readyState === "open") this.#channel.send(JSON.stringify(this.#own));
  }

  #hear(data: unknown): void {
    const state = parse(data);
    if (!state) return;
    this.#theirs = state;
    this.#onChange();
  }
}

function parse(data: unknown): SendingState | null {
  try {
    const state: unknown = JSON.parse(String(data));
    if (typeof state !== "object" || state === null || !("hasAudio" in state) || !("hasVideo" in state))
      return null;
    return { hasAudio: state.hasAudio === true, hasVideo: state.hasVideo === true };
  } catch {
    return null;
  }
}
