import type { Heartbeat, SessionView } from "@paygo/contracts";
import { openRoom, type Room, type RoomSnapshot } from "@paygo/media";
import type { trpc } from "../../trpc/client.ts";
import { type ApiFailure, isWorthRetrying, readFailure } from "../../trpc/errors.ts";
import { takeEntry } from "./credential-handoff.ts";
import { outside, type Place } from "./place.ts";
import { createRoomApi, type RoomApi } from "./room-api.ts";
import type { ServerClock } from "./server-clock.ts";
import type { Mail } from "./signal-mailbox.ts";
import { Stay } from "./stay.ts";

const TRY_AGAIN_MS = 2_000;

export interface SessionRoomState {
  readonly place: Place;
  /** The last answer to a heartbeat. */
  readonly beat: Heartbeat | null;
  /** Why the last call to the server failed; null when it did not. */
  readonly failure: ApiFailure | null;
}

export interface SessionRoomOptions {
  sessionId: string;
  /** This tab's. */
  device: string;
  api: RoomApi;
  clock: ServerClock;
  openRoom: typeof openRoom;
  /** The session must be read again. */
  onStale: () => void;
}

export const initialRoomState: SessionRoomState = { place: outside, beat: null, failure: null };

/**
 * This tab's part in a session's room: enters when the session allows it, keeps the media coupled to the meter,
 * yields to another tab, and leaves. A `useSyncExternalStore` source that is used up by `close`.
 */
export class SessionRoom {
  readonly #options: SessionRoomOptions;
  readonly #listeners = new Set<() => void>();
  #state = initialRoomState;
  #stay: Stay | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Rises at every entry and exit, so that an attempt that was overtaken does nothing more. */
  #turn = 0;
  #isFirstLook = true;
  #isPublishing = true;
  #isRinging = false;

  constructor(options: SessionRoomOptions) {
    this.#options = options;
  }

  readonly getState = (): SessionRoomState => this.#state;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  /** Acts on the session's truth; call it with every new one. */
  follow(session: SessionView): void {
    const isFirstLook = this.#isFirstLook;
    this.#isFirstLook = false;
    if (session.state === "ended") {
      this.#exit(outside, { isSilent: true });
      return;
    }
    this.#isRinging = session.answeredAt === null;
    this.#isPublishing = session.meter.state !== "paused";
    this.#stay?.setPublishing(this.#isPublishing);
    // The view may be older than this tab's entry, so the server is asked before the place is given up.
    if (session.self?.device !== this.#options.device) this.#stay?.checkPlace();
    const hasPlace =
      session.part === "customer" || (session.part === "vendor" && session.answeredAt !== null);
    if (!hasPlace || this.#state.place.kind !== "outside") return;
    // Whoever opens the page wants to be here; whoever saw it ring while another tab answered does not.
    if (isFirstLook || session.self?.device === this.#options.device) void this.#enter();
    else this.#exit({ kind: "elsewhere" });
  }

  /** Takes the reader's place to this tab, or tries again after a failure. */
  readonly takeHere = (): void => void this.#enter();

  /** New messages may be there, or are in `mail`. */
  readonly look = (mail?: Mail): void => this.#stay?.look(mail);

  /** The server asks for evidence now. */
  readonly prove = (): void => this.#stay?.prove();

  /** Leaves the room. Nothing works afterwards. */
  close(): void {
    this.#exit(outside);
    this.#listeners.clear();
  }

  async #enter(): Promise<void> {
    const { sessionId, api, clock, openRoom } = this.#options;
    this.#exit({ kind: "entering" });
    const turn = this.#turn;
    try {
      const { credential, prepared } = takeEntry(sessionId) ?? {
        credential: await api.token(true),
        prepared: null,
      };
      if (turn !== this.#turn) return prepared?.close();
      this.#stay = new Stay({
        sessionId,
        api,
        clock,
        credential,
        prepared,
        isFirst: this.#isRinging,
        openRoom,
        onSnapshot: (room, snapshot) => this.#onSnapshot(room, snapshot),
        onBeat: (beat) => this.#onBeat(beat),
        onFailure: (failure) => this.#onFailure(failure),
      });
      this.#stay.setPublishing(this.#isPublishing);
      await this.#stay.begin();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#onFailure(readFailure(error));
      if (isWorthRetrying(error)) this.#retry = setTimeout(this.takeHere, TRY_AGAIN_MS);
    }
  }

  #onSnapshot(room: Room, snapshot: RoomSnapshot): void {
    if (snapshot.connection === "failed") {
      this.#exit({ kind: "failed", error: snapshot.error ?? "unknown" });
      this.#options.onStale();
      return;
    }
    const { place } = this.#state;
    const wasConnected = (place.kind === "inside" && place.wasConnected) || snapshot.isMediaConnected;
    this.#set({ place: { kind: "inside", room, snapshot, wasConnected } });
  }

  #onBeat(beat: Heartbeat): void {
    this.#set({ beat, failure: null });
    if (beat.state === "ended") this.#options.onStale();
  }

  #onFailure(failure: ApiFailure): void {
    switch (failure.code) {
      case "room_elsewhere":
        this.#exit({ kind: "elsewhere" }, { isSilent: true });
        return;
      case "unauthenticated":
        // Without a sign-in there is no evidence, and without evidence nothing may be sent.
        this.#exit({ kind: "failed", error: "token_invalid" }, { isSilent: true });
        this.#set({ failure });
        return;
      case "session_not_open":
      case "not_found":
        // It ended, or nobody has answered yet: the truth says which.
        this.#options.onStale();
        return;
      default:
        this.#set({ failure });
    }
  }

  /** `isSilent`: the server would refuse a farewell. */
  #exit(place: Place, { isSilent = false } = {}): void {
    this.#turn += 1;
    clearTimeout(this.#retry);
    this.#stay?.end({ isSilent });
    this.#stay = null;
    this.#set({ place, failure: null });
  }

  #set(patch: Partial<SessionRoomState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A session's room over tRPC, for one device. */
export function createSessionRoom(
  utils: ReturnType<typeof trpc.useUtils>,
  { sessionId, device, clock }: Pick<SessionRoomOptions, "sessionId" | "device" | "clock">,
): SessionRoom {
  const api = createRoomApi(utils.client, sessionId, device);
  const onStale = () => void utils.streaming.get.invalidate({ sessionId });
  return new SessionRoom({ sessionId, device, api, clock, openRoom, onStale });
}
