import type { SignalPayload } from "@paygo/contracts";

/**
 * Carries signalling between the participants of one session; injected, so that `media` knows no server.
 * Messages may arrive late, twice, out of order or not at all: the room heals from each.
 */
export interface SignalTransport {
  /**
   * `toUid` null is everybody else who is or will be in the room. Reject with `RoomError` when the server refuses
   * (that ends the room); any other rejection counts as trouble on the way.
   */
  send(message: { toUid: number | null; payload: SignalPayload }): Promise<void>;
  /** Starts delivery of what others send; one's own messages are ignored if they come back. */
  subscribe(onMessage: (message: { fromUid: number; payload: SignalPayload }) => void): () => void;
}
