import type { RoomCredential } from "@paygo/contracts";
import type { Settings } from "@paygo/services";

type IceServer = Extract<RoomCredential, { provider: "peer" }>["iceServers"][number];

/** Which room the customers and vendors meet in. */
export type RoomConfig =
  | { provider: "peer"; iceServers: IceServer[] }
  | { provider: "agora"; appId: string; certificate: string };

/** Where money comes in and goes out. */
export type PaymentsConfig =
  | { provider: "sandbox" }
  | {
      provider: "stripe";
      secretKey: string;
      /** Each of them is accepted: of the platform's endpoint, of the connected accounts', of a rotation. */
      webhookSecrets: readonly string[];
      /** A Stripe-compatible server on this machine, for tests; null is Stripe. */
      apiBase: URL | null;
    };

export interface OAuthClient {
  id: string;
  secret: string;
}

/** Everything that the environment decides, checked and typed. Read once, at the start of a process. */
export interface Config {
  /** Built-in stand-ins for outside systems may be used. */
  isEmbedded: boolean;
  /** Where people reach PayGo, without a path. */
  publicUrl: URL;
  /** The addresses that the web app listens on; null is every interface. */
  listenOn: readonly string[] | null;
  /** The one proxy in front of PayGo may be believed about the caller's address. */
  isBehindProxy: boolean;
  databaseUrl: string;
  /** Signs and encrypts the sign-in cookie. */
  authSecret: string;
  oauth: { google: OAuthClient | null; github: OAuthClient | null };
  room: RoomConfig;
  payments: PaymentsConfig;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  settings: Settings;
}

/** The configuration is wrong. The message is one sentence that says what to do. */
export class ConfigError extends Error {
  override name = "ConfigError";
}
