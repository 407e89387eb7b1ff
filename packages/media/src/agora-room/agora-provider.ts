import type { RoomCredential } from "@paygo/contracts";
import pRetry, { AbortError } from "p-retry";
import type { Capture } from "../capture.ts";
import { RoomError, toRoomErrorCode } from "../room-error.ts";
import type { OutgoingMedia, ProviderEvents, RoomProvider } from "../room-provider.ts";
import { type AgoraTrack, agoraCapture } from "./agora-capture.ts";
import { AgoraChannel, type AgoraCredential } from "./agora-channel.ts";
import { disconnectErrorCode } from "./agora-errors.ts";
import type { AgoraSdk } from "./agora-sdk.ts";

interface AgoraProviderOptions {
  credential: AgoraCredential;
  renewCredential: () => Promise<RoomCredential>;
  loadSdk: () => Promise<AgoraSdk>;
  events: ProviderEvents;
}

/** Camera and microphone over Agora: one `rtc`-mode client, its token renewed for as long as the server grants it. */
export class AgoraProvider implements RoomProvider<AgoraTrack> {
  readonly capture: Capture<AgoraTrack>;
  readonly #renewCredential: () => Promise<RoomCredential>;
  readonly #loadSdk: () => Promise<AgoraSdk>;
  readonly #events: ProviderEvents;
  #credential: AgoraCredential;
  #channel: AgoraChannel | null = null;
  #media: OutgoingMedia<AgoraTrack> = { microphone: null, camera: null };
  /** From `connect` to `disconnect`. */
  #stay = new AbortController();
  #hasBeenUp = false;
  #isRenewing = false;
  #isRejoining = false;

  constructor({ credential, renewCredential, loadSdk, events }: AgoraProviderOptions) {
    this.#credential = credential;
    this.#renewCredential = renewCredential;
    this.#loadSdk = loadSdk;
    this.#events = events;
    this.capture = agoraCapture(loadSdk);
  }

  async connect(signal: AbortSignal): Promise<void> {
    this.#stay = new AbortController();
    this.#hasBeenUp = false;
    const stay = AbortSignal.any([signal, this.#stay.signal]);
    try {
      await this.#enter(stay);
    } catch (error) {
      // Kept from an earlier stay, or waited too long in a queue: worth one fresh credential.
      if (toRoomErrorCode(error) !== "token_expired" || stay.aborted) throw error;
      this.#credential = await this.#fetchCredential(stay);
      await this.#enter(stay);
    }
  }

  async disconnect(): Promise<void> {
    this.#stay.abort();
    const channel = this.#channel;
    this.#channel = null;
    await channel?.leave();
  }

  async send(media: OutgoingMedia<AgoraTrack>): Promise<void> {
    this.#media = media;
    await this.#channel?.send(media);
  }

  async renew(credential: RoomCredential): Promise<void> {
    if (credential.provider !== "agora") throw new RoomError("token_invalid");
    this.#credential = credential;
    await this.#channel?.renewToken(credential.token);
  }

  async #enter(stay: AbortSignal): Promise<void> {
    const sdk = await this.#loadSdk().catch((error) => {
      throw new RoomError("network", { cause: error });
    });
    if (!sdk.checkSystemRequirements()) throw new RoomError("browser_unsupported");
    stay.throwIfAborted();
    const channel = new AgoraChannel(sdk.createClient({ mode: "rtc", codec: "vp8" }), {
      onChange: () => this.#changed(),
      onQuality: this.#events.onQuality,
      onDropped: (reason) => {
        if (reason === "TOKEN_EXPIRE") void this.#rejoin(stay);
        else this.#events.onFatal(disconnectErrorCode(reason));
      },
      onTokenExpiring: () => void this.#renewInTime(stay),
      onTokenExpired: () => void this.#rejoin(stay),
    });
    this.#channel = channel;
    void channel.send(this.#media);
    await channel.join(this.#credential, stay);
  }

  /** Warned 30 s before the end (the service repeats it): a refusal ends the room, anything else waits for that end. */
  async #renewInTime(stay: AbortSignal): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    try {
      await this.renew(await this.#fetchCredential(stay));
    } catch (error) {
      if (error instanceof RoomError && error.code !== "network" && !stay.aborted)
        this.#events.onFatal(error.code);
    } finally {
      this.#isRenewing = false;
    }
  }

  /** The token ran out (a laptop slept): Agora has let go of us, and only a new join gets back in. */
  async #rejoin(stay: AbortSignal): Promise<void> {
    if (this.#isRejoining || stay.aborted) return;
    this.#isRejoining = true;
    try {
      const former = this.#channel;
      this.#channel = null;
      this.#events.onChange("reconnecting", []);
      await former?.leave();
      this.#credential = await this.#fetchCredential(stay);
      await this.#enter(stay);
    } catch (error) {
      const code = toRoomErrorCode(error, "token_expired");
      if (!stay.aborted) this.#events.onFatal(code === "network" ? "token_expired" : code);
    } finally {
      this.#isRejoining = false;
    }
  }

  /** Rejects with the app's `RoomError` when the server refuses, with `network` when it cannot be reached. */
  async #fetchCredential(stay: AbortSignal): Promise<AgoraCredential> {
    const attempt = async (): Promise<AgoraCredential> => {
      const credential = await this.#renewCredential().catch((error) => {
        throw error instanceof RoomError ? new AbortError(error) : new Error("not fetched", { cause: error });
      });
      if (credential.provider === "agora") return credential;
      throw new AbortError(new RoomError("token_invalid"));
    };
    try {
      return await pRetry(attempt, { retries: 6, minTimeout: 1_000, maxTimeout: 5_000, signal: stay });
    } catch (error) {
      throw error instanceof RoomError ? error : new RoomError("network", { cause: error });
    }
  }

  #changed(): void {
    const channel = this.#channel;
    if (!channel) return;
    this.#hasBeenUp ||= channel.isUp;
    const down = this.#hasBeenUp ? "reconnecting" : "connecting";
    this.#events.onChange(channel.isUp ? "connected" : down, channel.peers());
  }
}
