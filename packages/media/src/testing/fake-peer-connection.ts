import type { FakeNetwork } from "./fake-network.ts";
import { type Direction, FakeDataChannel, FakeTransceiver, type Kind } from "./fake-transceiver.ts";

interface FakeSdp {
  ufrag: string;
  candidates: string[];
  sections: { mid: string; kind: Kind; direction: Direction }[];
  hasData: boolean;
}

interface Description {
  type: "offer" | "answer";
  sdp: string;
}

let count = 0;

/**
 * `RTCPeerConnection` with the state machine of https://www.w3.org/TR/webrtc/#rtcsignalingstate-enum: refuses
 * descriptions in the wrong state, rolls back an offer of its own when another one is applied, fires
 * `negotiationneeded` only when stable, and never fits an offer into transceivers made by `addTransceiver`.
 */
export class FakePeerConnection extends EventTarget {
  readonly network: FakeNetwork;
  signalingState: "stable" | "have-local-offer" | "have-remote-offer" | "closed" = "stable";
  connectionState: RTCPeerConnectionState = "new";
  iceGatheringState: "new" | "gathering" | "complete" = "new";
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  iceServers: unknown;
  channel: FakeDataChannel | null = null;
  rollbacks = 0;
  #transceivers: FakeTransceiver[] = [];
  #agreedMids = new Set<string | null>();
  #isDataAgreed = false;
  /** The same in every description of one connection, as RFC 8829 has it. */
  readonly #sessionId = ++count;
  #localUfrag = "";
  #remoteUfrag = "";
  #pendingUfrag: string | null = null;
  #knownCandidates = new Set<string>();
  #isRestartWanted = false;
  #isCheckQueued = false;

  constructor(network: FakeNetwork, { iceServers }: { iceServers?: unknown } = {}) {
    super();
    this.network = network;
    this.iceServers = iceServers;
    network.connections.add(this);
  }

  getTransceivers = () => this.#transceivers;

  addTransceiver(kind: Kind, { direction }: { direction: Direction }): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, direction, this);
    this.#transceivers.push(transceiver);
    this.#checkNegotiation();
    return transceiver;
  }

  createDataChannel(): FakeDataChannel {
    this.channel = new FakeDataChannel(this);
    this.#checkNegotiation();
    return this.channel;
  }

  restartIce(): void {
    this.#isRestartWanted = true;
    this.#checkNegotiation();
  }

  async setLocalDescription(): Promise<void> {
    this.#refuseIfClosed();
    const type = this.signalingState === "have-remote-offer" ? "answer" : "offer";
    await Promise.resolve();
    this.#refuseIfClosed();
    if (type === "offer" && this.signalingState === "have-remote-offer") {
      throw new DOMException("an offer came in between", "InvalidStateError");
    }
    if (type === "offer") this.#beginOffer();
    else this.#beginAnswer();
    const candidate = `candidate of ${this.#pendingUfrag ?? this.#localUfrag}`;
    this.localDescription = { type, sdp: this.#toSdp([]) };
    if (type === "answer") this.#becomeStable();
    this.iceGatheringState = "gathering";
    setTimeout(() => this.#gathered(type, candidate), this.network.gatherMs);
  }

  async setRemoteDescription({ type, sdp }: Description): Promise<void> {
    this.#refuseIfClosed();
    await Promise.resolve();
    this.#refuseIfClosed();
    if (type === "answer" && this.signalingState !== "have-local-offer") {
      throw new DOMException(`an answer in ${this.signalingState}`, "InvalidStateError");
    }
    if (type === "offer" && this.signalingState === "have-local-offer") this.#rollBack();
    const parsed: FakeSdp = JSON.parse(sdp.slice(sdp.indexOf("\n") + 1));
    this.remoteDescription = { type, sdp };
    if (type === "offer") {
      this.signalingState = "have-remote-offer";
      for (const { mid, kind } of parsed.sections) this.#fit(mid, kind);
      if (parsed.ufrag !== this.#remoteUfrag) this.#pendingUfrag = nextUfrag();
    }
    this.#remoteUfrag = parsed.ufrag;
    for (const candidate of parsed.candidates) this.#knownCandidates.add(candidate);
    if (type === "answer") this.#becomeStable();
  }

  async addIceCandidate({ candidate }: { candidate: string }): Promise<void> {
    this.#refuseIfClosed();
    if (!this.remoteDescription) throw new DOMException("no description", "InvalidStateError");
    this.#knownCandidates.add(candidate);
    this.network.settle();
  }

  setConfiguration({ iceServers }: { iceServers: unknown }): void {
    this.#refuseIfClosed();
    this.iceServers = iceServers;
  }

  async getStats(): Promise<Map<string, unknown>> {
    return new Map();
  }

  close(): void {
    const far = this.counterpart();
    this.signalingState = "closed";
    // As in a browser, closing fires no event on this side, and the other side finds out by silence.
    this.connectionState = "closed";
    this.network.connections.delete(this);
    if (far?.connectionState === "connected") far.moveTo("disconnected");
    this.network.settle();
  }

  counterpart(): FakePeerConnection | undefined {
    return this.network.counterpartOf(this);
  }

  canReach(other: FakePeerConnection): boolean {
    return (
      this.signalingState === "stable" &&
      this.#remoteUfrag !== "" &&
      this.#remoteUfrag === other.#localUfrag &&
      this.#knownCandidates.has(`candidate of ${other.#localUfrag}`)
    );
  }

  moveTo(state: RTCPeerConnectionState): void {
    // Failed ICE stays failed until a restart: `#becomeStable` then says "connecting".
    const isStuck = this.connectionState === "failed" && state === "connected";
    if (this.connectionState === state || this.connectionState === "closed" || isStuck) return;
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
    if (state === "connected") this.channel?.open();
  }

  refreshReceivers(): void {
    const far = this.connectionState === "connected" ? this.counterpart() : undefined;
    for (const { mid, receiver } of this.#transceivers) {
      const isFlowing = far?.sends(mid) ?? false;
      if (receiver.track.muted !== isFlowing) continue;
      receiver.track.muted = !isFlowing;
      receiver.track.dispatchEvent(new Event(isFlowing ? "unmute" : "mute"));
    }
  }

  sends(mid: string | null): boolean {
    const transceiver = this.#transceivers.find((candidate) => candidate.mid === mid && mid !== null);
    const track = transceiver?.direction.startsWith("send") ? transceiver.sender.track : null;
    return track?.readyState === "live" && track.enabled;
  }

  #beginOffer(): void {
    if (this.#localUfrag === "" || this.#isRestartWanted) this.#pendingUfrag = nextUfrag();
    this.#isRestartWanted = false;
    for (const transceiver of this.#transceivers) transceiver.mid ??= `mid-${++count}`;
    this.signalingState = "have-local-offer";
  }

  #beginAnswer(): void {
    this.#pendingUfrag ??= this.#localUfrag;
  }

  #rollBack(): void {
    this.rollbacks += 1;
    this.#pendingUfrag = null;
    this.localDescription = null;
    for (const transceiver of this.#transceivers) {
      if (!this.#agreedMids.has(transceiver.mid)) transceiver.mid = null;
    }
    this.signalingState = "stable";
  }

  #fit(mid: string, kind: Kind): void {
    if (this.#transceivers.some((transceiver) => transceiver.mid === mid)) return;
    const transceiver = new FakeTransceiver(kind, "recvonly", this);
    transceiver.mid = mid;
    this.#transceivers.push(transceiver);
  }

  #becomeStable(): void {
    this.signalingState = "stable";
    const isNewPath = this.#pendingUfrag !== null && this.#pendingUfrag !== this.#localUfrag;
    this.#localUfrag = this.#pendingUfrag ?? this.#localUfrag;
    this.#pendingUfrag = null;
    this.#agreedMids = new Set(this.#transceivers.map(({ mid }) => mid));
    this.#isDataAgreed = this.channel !== null;
    if (isNewPath && this.connectionState !== "connected") this.moveTo("connecting");
    this.#checkNegotiation();
    this.network.settle();
  }

  #gathered(type: Description["type"], candidate: string): void {
    if (this.signalingState === "closed" || this.localDescription?.type !== type) return;
    this.localDescription = { type, sdp: this.#toSdp([candidate]) };
    const event = Object.assign(new Event("icecandidate"), {
      candidate: { candidate, sdpMid: "0", sdpMLineIndex: 0 },
    });
    this.dispatchEvent(event);
    this.iceGatheringState = "complete";
    this.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate: null }));
  }

  #toSdp(candidates: string[]): string {
    const sections = this.#transceivers
      .filter(({ mid }) => mid !== null)
      .map(({ mid, direction, receiver }) => ({ mid, direction, kind: receiver.track.kind }));
    const ufrag = this.#pendingUfrag ?? this.#localUfrag;
    const description = JSON.stringify({ ufrag, candidates, sections, hasData: this.channel !== null });
    return `o=- ${this.#sessionId} 2 IN IP4 127.0.0.1\n${description}`;
  }

  #checkNegotiation(): void {
    if (this.#isCheckQueued) return;
    this.#isCheckQueued = true;
    queueMicrotask(() => {
      this.#isCheckQueued = false;
      const isData = this.channel !== null && !this.#isDataAgreed;
      const isOpen = this.#transceivers.some(({ mid }) => mid === null || !this.#agreedMids.has(mid));
      if (this.signalingState !== "stable" || !(isData || isOpen || this.#isRestartWanted)) return;
      this.dispatchEvent(new Event("negotiationneeded"));
    });
  }

  #refuseIfClosed(): void {
    if (this.signalingState === "closed") throw new DOMException("closed", "InvalidStateError");
  }
}

function nextUfrag(): string {
  return `ufrag-${++count}`;
}
