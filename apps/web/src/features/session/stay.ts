import type { Heartbeat, RoomCredential } from "@paygo/contracts";
import { type openRoom, type PreparedAnswer, type Room, RoomError, type RoomSnapshot } from "@paygo/media";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import { keepRenewed } from "./credential-renewal.ts";
import { Heartbeats } from "./heartbeats.ts";
import { recallMedia } from "./media-choices.ts";
import type { RoomApi } from "./room-api.ts";
import type { ServerClock } from "./server-clock.ts";
import { type Mail, SignalMailbox } from "./signal-mailbox.ts";

export interface StayOptions {
  sessionId: string;
  api: RoomApi;
  clock: ServerClock;
  credential: RoomCredential;
  /** See `OpenRoomOptions`. */
  prepared: PreparedAnswer | null;
  isFirst: boolean;
  openRoom: typeof openRoom;
  onSnapshot: (room: Room, snapshot: RoomSnapshot) => void;
  onBeat: (beat: Heartbeat) => void;
  /** A call to the server failed or was refused. */
  onFailure: (failure: ApiFailure) => void;
}

/** One stay in the room, from entering to leaving. After `end` it reports nothing more, whatever still arrives. */
export class Stay {
  readonly #options: StayOptions;
  readonly #mailbox: SignalMailbox;
  readonly #heartbeats: Heartbeats;
  #room: Room | null = null;
  #isPublishing = true;
  #isOver = false;
  #stopRenewing: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(options: StayOptions) {
    this.#options = options;
    const onFailure = (failure: ApiFailure) => this.#fail(failure);
    this.#mailbox = new SignalMailbox(options.api, onFailure);
    this.#heartbeats = new Heartbeats({
      api: options.api,
      clock: options.clock,
      onAnswer: (beat) => {
        if (!this.#isOver) options.onBeat(beat);
      },
      onFailure,
    });
  }

  /** Opens the room and joins it. Rejects only when the code of the room cannot be loaded. */
  async begin(): Promise<void> {
    const { sessionId, credential, clock, prepared, isFirst } = this.#options;
    const room = await this.#options.openRoom(credential, {
      transport: this.#mailbox,
      renewCredential: () => this.#fetchCredential(),
      initial: recallMedia(sessionId),
      isFirst,
      prepared,
    });
    if (this.#isOver) return prepared?.close();
    this.#room = room;
    this.#unsubscribe = room.subscribe(() => this.#onSnapshot(room));
    this.#onSnapshot(room);
    void room.setPublishing(this.#isPublishing);
    void room.join();
    this.#stopRenewing = keepRenewed(credential, {
      nowMs: () => clock.nowMs(),
      renew: () => this.#renew(room),
    });
  }

  /** Couples the media to the meter. */
  setPublishing(isPublishing: boolean): void {
    if (isPublishing === this.#isPublishing) return;
    this.#isPublishing = isPublishing;
    void this.#room?.setPublishing(isPublishing);
  }

  /** New messages may be there, or are in `mail`. */
  look(mail?: Mail): void {
    if (mail) this.#mailbox.take(mail);
    else void this.#mailbox.read();
  }

  /** Gives evidence now, if there is media. */
  prove(): void {
    this.#heartbeats.prove();
  }

  /** Asks the server whether the place is still this tab's; `onFailure` hears of it when it is not. */
  checkPlace(): void {
    this.#fetchCredential().catch(() => undefined);
  }

  /** Idempotent. Devices are released at once. `isSilent`: the others are told by the server. */
  end({ isSilent }: { isSilent: boolean }): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (isSilent) this.#mailbox.close();
    this.#stopRenewing();
    this.#unsubscribe();
    this.#heartbeats.setConnected(false);
    this.#mailbox.setSearching(false);
    void this.#room?.leave();
  }

  #onSnapshot(room: Room): void {
    const snapshot = room.getSnapshot();
    this.#heartbeats.setConnected(snapshot.isMediaConnected);
    this.#mailbox.setSearching(!snapshot.isMediaConnected);
    this.#options.onSnapshot(room, snapshot);
  }

  #fail(failure: ApiFailure): void {
    if (!this.#isOver) this.#options.onFailure(failure);
  }

  async #renew(room: Room): Promise<RoomCredential | null> {
    try {
      const credential = await this.#fetchCredential();
      if (!this.#isOver) await room.renew(credential);
      return credential;
    } catch (error) {
      if (error instanceof RoomError) return null;
      throw error;
    }
  }

  /** Rejects with `RoomError` when the server refuses; after anything else the call may be repeated. */
  async #fetchCredential(): Promise<RoomCredential> {
    try {
      return await this.#options.api.token(false);
    } catch (error) {
      const failure = readFailure(error);
      this.#fail(failure);
      const isTrouble = failure.code === "unavailable" || failure.code === "internal";
      throw isTrouble ? error : new RoomError("removed", { cause: error });
    }
  }
}
