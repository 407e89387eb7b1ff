import type { SignalPayload } from "@paygo/contracts";

type Description = Extract<SignalPayload, { kind: "description" }>;
type Candidate = Extract<SignalPayload, { kind: "candidate" }>;
type Unaddressed<P> = Omit<P, "instance" | "toInstance">;

/** A message of one connection; the sender fills in who it is from and for. */
export type LinkPayload = Unaddressed<Description> | Unaddressed<Candidate>;

/** Host candidates are there within a millisecond or two: inside the description they cost no message of their own. */
const GATHER_MS = 20;
/** After this long without another candidate the burst is over. */
const BURST_MS = 4;

interface NegotiationOptions {
  connection: RTCPeerConnection;
  /** The polite side gives way when both offer at once. */
  isPolite: () => boolean;
  send(payload: LinkPayload): void;
  /** An offer is in place and the answer not yet made: the moment to fill in one's own half. */
  beforeAnswer(): void;
}

/**
 * Perfect negotiation: either side may offer at any time.
 * Source: https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #isPolite: () => boolean;
  readonly #send: (payload: LinkPayload) => void;
  readonly #beforeAnswer: () => void;
  #isMakingOffer = false;
  #isGathering = false;
  #incoming: Promise<void> = Promise.resolve();
  /** Candidates that overtook their description. */
  #early: RTCIceCandidateInit[] = [];
  #outgoing: RTCIceCandidate[] = [];
  #batchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ connection, isPolite, send, beforeAnswer }: NegotiationOptions) {
    this.#connection = connection;
    this.#isPolite = isPolite;
    this.#send = send;
    this.#beforeAnswer = beforeAnswer;
    connection.addEventListener("negotiationneeded", () => void this.offer());
    connection.addEventListener("icecandidate", ({ candidate }) => this.#onCandidate(candidate));
  }

  get isOfferPending(): boolean {
    return this.#isMakingOffer || this.#connection.signalingState === "have-local-offer";
  }

  /** Also happens by itself whenever the browser finds that something must be agreed anew. */
  async offer(): Promise<void> {
    if (this.#isMakingOffer) return;
    try {
      this.#isMakingOffer = true;
      await this.#connection.setLocalDescription();
      await this.#sendLocalDescription("offer");
    } catch {
      // Closed meanwhile, or an offer of the other side came first and was answered instead.
    } finally {
      this.#isMakingOffer = false;
    }
  }

  /** Messages take effect one after the other, in the order of the calls. */
  receive(payload: Description | Candidate): void {
    const work = () =>
      payload.kind === "description" ? this.#describe(payload) : this.#addCandidate(payload);
    // What fails here (closed meanwhile, a candidate of an offer that was ignored) heals by the next offer.
    this.#incoming = this.#incoming.then(work).catch(() => undefined);
  }

  /** The last offer again, with the candidates found since: it or its answer may have been lost. */
  resendOffer(): void {
    const { localDescription, signalingState } = this.#connection;
    if (localDescription && signalingState === "have-local-offer") this.#sendDescription(localDescription);
  }

  async #describe({ type, sdp }: Description): Promise<void> {
    const isStable = this.#connection.signalingState === "stable" && !this.#isMakingOffer;
    if (type === "offer" && !isStable && !this.#isPolite()) return;
    if (type !== "offer" && this.#connection.signalingState !== "have-local-offer") return;
    // On the polite side this rolls back an offer of its own.
    await this.#connection.setRemoteDescription({ type, sdp });
    const early = this.#early.splice(0);
    await Promise.allSettled(early.map((candidate) => this.#connection.addIceCandidate(candidate)));
    if (type !== "offer") return;
    this.#beforeAnswer();
    await this.#connection.setLocalDescription();
    await this.#sendLocalDescription("answer");
  }

  async #addCandidate({ candidate, sdpMid, sdpMLineIndex }: Candidate): Promise<void> {
    const init = { candidate, sdpMid, sdpMLineIndex };
    if (this.#connection.remoteDescription) await this.#connection.addIceCandidate(init);
    else this.#early.push(init);
  }

  async #sendLocalDescription(type: "offer" | "answer"): Promise<void> {
    this.#isGathering = true;
    await this.#gather();
    this.#isGathering = false;
    const { localDescription } = this.#connection;
    if (localDescription?.type === type) this.#sendDescription(localDescription);
  }

  #sendDescription({ type, sdp }: RTCSessionDescription): void {
    // A description lists all candidates found so far.
    this.#outgoing = [];
    this.#send({ kind: "description", type, sdp });
  }

  /** Until the first burst of candidates is over, or there is none. */
  async #gather(): Promise<void> {
    const connection = this.#connection;
    if (connection.iceGatheringState === "complete") return;
    const { promise, resolve } = Promise.withResolvers<void>();
    let timer = setTimeout(resolve, GATHER_MS);
    const onCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
      clearTimeout(timer);
      timer = setTimeout(resolve, candidate ? BURST_MS : 0);
    };
    connection.addEventListener("icecandidate", onCandidate);
    await promise;
    connection.removeEventListener("icecandidate", onCandidate);
  }

  #onCandidate(candidate: RTCIceCandidate | null): void {
    // An "active" TCP candidate needs a "passive" one to call, and browsers have none (RFC 6544).
    if (!candidate?.candidate || candidate.tcpType === "active") return;
    this.#outgoing.push(candidate);
    clearTimeout(this.#batchTimer);
    // Sent in one tick, so that a batching transport makes one request of them.
    this.#batchTimer = setTimeout(() => this.#flushCandidates(), BURST_MS);
  }

  #flushCandidates(): void {
    if (this.#isGathering) return;
    for (const { candidate, sdpMid, sdpMLineIndex } of this.#outgoing.splice(0)) {
      this.#send({ kind: "candidate", candidate, sdpMid, sdpMLineIndex });
    }
  }
}
