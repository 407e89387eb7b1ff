import { MAX_AMOUNT_MINOR } from "@paygo/core";
import { z } from "zod";
import {
  type Config,
  ConfigError,
  type OAuthClient,
  type PaymentsConfig,
  type RoomConfig,
} from "./config/config.ts";
import { readOrCreateSecret } from "./config/embedded-secret.ts";
import { isLocalAddress, isLoopbackAddress } from "./config/local-address.ts";

export { type Config, ConfigError, type RoomConfig } from "./config/config.ts";
export { isLocalAddress } from "./config/local-address.ts";

const milliseconds = z.coerce.number().int().positive();
const agoraKey = z
  .string()
  .regex(/^[0-9a-fA-F]{32}$/, "must be 32 hexadecimal digits, as the Agora console shows it");

const minorUnits = z.coerce.number().int().min(0).max(MAX_AMOUNT_MINOR);
const webhookSecret = /^whsec_[A-Za-z0-9_+/=-]{16,}$/;

const environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PAYGO_EMBEDDED: z.enum(["0", "1"]).optional(),
  PAYGO_DATA_DIR: z.string().min(1).default(".paygo"),
  PAYGO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  PAYGO_HOST: z.string().min(1).optional(),
  PAYGO_BEHIND_PROXY: z.enum(["0", "1"]).default("0"),
  PAYGO_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code like USD")
    .default("USD"),
  PAYGO_FEE_BASIS_POINTS: z.coerce.number().int().min(0).max(10_000).default(1500),
  PAYGO_ICE_SERVERS: z.string().default("[]"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  AGORA_APP_ID: agoraKey.optional(),
  AGORA_APP_CERTIFICATE: agoraKey.optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(sk|rk)_(test|live)_[A-Za-z0-9]{8,}$/,
      "must be a secret (sk_…) or restricted (rk_…) key of Stripe",
    )
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(",").map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => webhookSecret.test(secret)),
      "must be a signing secret of Stripe (whsec_…), or several of them with commas between",
    )
    .optional(),
  STRIPE_API_BASE: z
    .url({ protocol: /^https?$/ })
    .refine((url) => isLoopbackAddress(new URL(url).hostname), "must be an address of this machine")
    .optional(),
  PAYGO_DISPUTE_WINDOW_HOURS: z.coerce
    .number()
    .min(0)
    .max(90 * 24)
    .default(48),
  PAYGO_PAYOUT_MINIMUM_MINOR: minorUnits.default(1_000),
  PAYGO_ADJUSTMENT_LIMIT_MINOR: minorUnits.default(10_000),
  PAYGO_RECENT_SIGN_IN_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(15),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GITHUB_CLIENT_ID: z.string().min(1).optional(),
  GITHUB_CLIENT_SECRET: z.string().min(1).optional(),
  BILLING_MINUTE_MS: milliseconds.min(60).max(60_000).optional(),
  SESSION_RING_MS: milliseconds.max(600_000).optional(),
});
type Environment = z.output<typeof environment>;

/**
 * Reads the environment. Empty variables count as unset. Throws `ConfigError` with one sentence for the
 * first thing that is wrong. The only place of the product that reads `process.env`.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const values = parse(env);
  const isEmbedded = values.PAYGO_EMBEDDED === "1" || values.NODE_ENV !== "production";
  if (!isEmbedded) refuseStandIns(values);
  const publicUrl = new URL(values.PAYGO_PUBLIC_URL);
  const minuteMs = values.BILLING_MINUTE_MS ?? 60_000;
  return {
    isEmbedded,
    publicUrl,
    listenOn: listenOnOf(values.PAYGO_HOST, publicUrl),
    isBehindProxy: values.PAYGO_BEHIND_PROXY === "1",
    databaseUrl: values.DATABASE_URL,
    authSecret: values.NEXTAUTH_SECRET ?? readOrCreateSecret(values.PAYGO_DATA_DIR, "auth-secret"),
    oauth: {
      google: pairOf(values, "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"),
      github: pairOf(values, "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"),
    },
    room: roomOf(values),
    payments: paymentsOf(values),
    logLevel: values.LOG_LEVEL,
    settings: {
      currency: values.PAYGO_CURRENCY,
      minuteMs,
      feeBasisPoints: values.PAYGO_FEE_BASIS_POINTS,
      policy: {
        ringMs: values.SESSION_RING_MS ?? 60_000,
        maxGapMs: 15_000,
        silenceMs: 30_000,
        silenceTotalMs: 120_000,
        maxDurationMs: 4 * 3_600_000,
        holdWindowMs: 5 * minuteMs,
        extendBeforeMs: minuteMs,
      },
      vendorOnlineMs: 45_000,
      topUp: { minMinor: 100, maxMinor: 100_000 },
      disputeWindowMs: Math.round(values.PAYGO_DISPUTE_WINDOW_HOURS * 3_600_000),
      disputeAnswerMs: 5 * 24 * 3_600_000,
      payout: { minimumMinor: values.PAYGO_PAYOUT_MINIMUM_MINOR },
      adjustment: { approvalLimitMinor: values.PAYGO_ADJUSTMENT_LIMIT_MINOR },
      recentSignInMs: values.PAYGO_RECENT_SIGN_IN_MINUTES * 60_000,
      // Whoever reaches the page could sign in, so it takes more than a flag: the address must be local too.
      isDemoSignInOn: isEmbedded && isLocalAddress(publicUrl.hostname),
    },
  };
}

/** A PayGo that people reach on this machine only is offered on this machine only. */
function listenOnOf(host: string | undefined, publicUrl: URL): Config["listenOn"] {
  if (host) return [host];
  return isLoopbackAddress(publicUrl.hostname) ? ["127.0.0.1", "::1"] : null;
}

function parse(env: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  throw new ConfigError(
    set[name] === undefined ? `Set ${name}.` : `${name} is not usable: ${issue?.message ?? "invalid"}.`,
  );
}

/** In production no stand-in is used by accident. */
function refuseStandIns(values: Environment): void {
  const advice = "or PAYGO_EMBEDDED=1 to run with the built-in stand-ins";
  if (!values.NEXTAUTH_SECRET) throw new ConfigError(`In production set NEXTAUTH_SECRET, ${advice}.`);
  if (!values.AGORA_APP_ID) {
    throw new ConfigError(`In production set AGORA_APP_ID and AGORA_APP_CERTIFICATE, ${advice}.`);
  }
  if (values.BILLING_MINUTE_MS !== undefined) {
    throw new ConfigError("Unset BILLING_MINUTE_MS: in production a billed minute is a minute.");
  }
  if (values.SESSION_RING_MS !== undefined) {
    throw new ConfigError("Unset SESSION_RING_MS: it is for tests only.");
  }
  if (!values.STRIPE_SECRET_KEY) {
    throw new ConfigError(`In production set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, ${advice}.`);
  }
  if (values.STRIPE_API_BASE) throw new ConfigError("Unset STRIPE_API_BASE: it is for tests only.");
}

function paymentsOf(values: Environment): PaymentsConfig {
  requireBoth(values, "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET");
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets } = values;
  if (secretKey === undefined || webhookSecrets === undefined) return { provider: "sandbox" };
  const { STRIPE_API_BASE: apiBase } = values;
  return { provider: "stripe", secretKey, webhookSecrets, apiBase: apiBase ? new URL(apiBase) : null };
}

function pairOf(
  values: Environment,
  id: "GOOGLE_CLIENT_ID" | "GITHUB_CLIENT_ID",
  secret: "GOOGLE_CLIENT_SECRET" | "GITHUB_CLIENT_SECRET",
): OAuthClient | null {
  requireBoth(values, id, secret);
  const [idValue, secretValue] = [values[id], values[secret]];
  return idValue && secretValue ? { id: idValue, secret: secretValue } : null;
}

function roomOf(values: Environment): RoomConfig {
  requireBoth(values, "AGORA_APP_ID", "AGORA_APP_CERTIFICATE");
  const { AGORA_APP_ID: appId, AGORA_APP_CERTIFICATE: certificate } = values;
  if (appId && certificate) return { provider: "agora", appId, certificate };
  return { provider: "peer", iceServers: iceServersOf(values.PAYGO_ICE_SERVERS) };
}

function requireBoth(values: Environment, one: keyof Environment, other: keyof Environment): void {
  if ((values[one] === undefined) === (values[other] === undefined)) return;
  const [isSet, isMissing] = values[one] === undefined ? [other, one] : [one, other];
  throw new ConfigError(`${isSet} is set but ${isMissing} is not: set both, or neither.`);
}

const iceServers = z.array(
  z.object({
    urls: z.union([z.string(), z.array(z.string())]),
    username: z.string().optional(),
    credential: z.string().optional(),
  }),
);

function iceServersOf(json: string): z.output<typeof iceServers> {
  try {
    return iceServers.parse(JSON.parse(json));
  } catch {
    throw new ConfigError(
      'PAYGO_ICE_SERVERS is not usable: it must be JSON like [{"urls":"stun:stun.example.org"}].',
    );
  }
}
