import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "./config.ts";

type Env = Record<string, string>;

const dataDir = mkdtempSync(join(tmpdir(), "paygo-config-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const secret = "s".repeat(32);
const base: Env = {
  DATABASE_URL: "postgresql://paygo:hunter2@127.0.0.1:5432/paygo",
  NEXTAUTH_SECRET: secret,
  PAYGO_DATA_DIR: dataDir,
};
const agora = {
  AGORA_APP_ID: "0123456789abcdef".repeat(2),
  AGORA_APP_CERTIFICATE: "ABCDEF0123456789".repeat(2),
};

const stripe = {
  STRIPE_SECRET_KEY: "sk_test_0123456789abcdef",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef0123",
};

/** The one sentence with which a configuration is refused. */
function refusalOf(changes: Env): string {
  try {
    loadConfig({ ...base, ...changes });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "nothing refused it";
}

describe("loadConfig says in one sentence what to do when", () => {
  test.each<[string, Env, string]>([
    ["the database is missing", { DATABASE_URL: "" }, "Set DATABASE_URL."],
    [
      "the database is another product's",
      { DATABASE_URL: "mysql://root@localhost/x" },
      "DATABASE_URL is not usable: must be a postgresql:// address.",
    ],
    [
      "half of Agora is set",
      { AGORA_APP_ID: agora.AGORA_APP_ID },
      "AGORA_APP_ID is set but AGORA_APP_CERTIFICATE is not: set both, or neither.",
    ],
    [
      "the other half of Agora is set",
      { AGORA_APP_CERTIFICATE: agora.AGORA_APP_CERTIFICATE },
      "AGORA_APP_CERTIFICATE is set but AGORA_APP_ID is not: set both, or neither.",
    ],
    [
      "half of Stripe is set",
      { STRIPE_SECRET_KEY: stripe.STRIPE_SECRET_KEY },
      "STRIPE_SECRET_KEY is set but STRIPE_WEBHOOK_SECRET is not: set both, or neither.",
    ],
    [
      "the other half of Stripe is set",
      { STRIPE_WEBHOOK_SECRET: stripe.STRIPE_WEBHOOK_SECRET },
      "STRIPE_WEBHOOK_SECRET is set but STRIPE_SECRET_KEY is not: set both, or neither.",
    ],
    [
      "the Stripe key is a publishable one",
      { ...stripe, STRIPE_SECRET_KEY: "pk_test_0123456789abcdef" },
      "STRIPE_SECRET_KEY is not usable: must be a secret (sk_…) or restricted (rk_…) key of Stripe.",
    ],
    [
      "one of the webhook secrets is none",
      { ...stripe, STRIPE_WEBHOOK_SECRET: `${stripe.STRIPE_WEBHOOK_SECRET},secret` },
      "STRIPE_WEBHOOK_SECRET is not usable: must be a signing secret of Stripe (whsec_…), or several of them with commas between.",
    ],
    [
      "Stripe's API is to be somewhere else",
      { ...stripe, STRIPE_API_BASE: "https://stripe.example" },
      "STRIPE_API_BASE is not usable: must be an address of this machine.",
    ],
    [
      "half of Google is set",
      { GOOGLE_CLIENT_ID: "id" },
      "GOOGLE_CLIENT_ID is set but GOOGLE_CLIENT_SECRET is not: set both, or neither.",
    ],
    [
      "half of GitHub is set",
      { GITHUB_CLIENT_SECRET: "secret" },
      "GITHUB_CLIENT_SECRET is set but GITHUB_CLIENT_ID is not: set both, or neither.",
    ],
    [
      "an Agora key is too short",
      { ...agora, AGORA_APP_ID: "0123" },
      "AGORA_APP_ID is not usable: must be 32 hexadecimal digits, as the Agora console shows it.",
    ],
    [
      "an Agora key is not hexadecimal",
      { ...agora, AGORA_APP_CERTIFICATE: "x".repeat(32) },
      "AGORA_APP_CERTIFICATE is not usable: must be 32 hexadecimal digits, as the Agora console shows it.",
    ],
    [
      "the sign-in secret is short",
      { NEXTAUTH_SECRET: "short" },
      "NEXTAUTH_SECRET is not usable: must have at least 32 characters.",
    ],
    [
      "the currency is no code",
      { PAYGO_CURRENCY: "dollars" },
      "PAYGO_CURRENCY is not usable: must be an ISO 4217 code like USD.",
    ],
    [
      "the ICE servers are no JSON",
      { PAYGO_ICE_SERVERS: "stun:example.org" },
      'PAYGO_ICE_SERVERS is not usable: it must be JSON like [{"urls":"stun:stun.example.org"}].',
    ],
    [
      "the ICE servers have no address",
      { PAYGO_ICE_SERVERS: '[{"username":"x"}]' },
      'PAYGO_ICE_SERVERS is not usable: it must be JSON like [{"urls":"stun:stun.example.org"}].',
    ],
  ])("%s", (_case, changes, sentence) => {
    expect(refusalOf(changes)).toBe(sentence);
  });

  test.each<Env>([
    { BILLING_MINUTE_MS: "0" },
    { BILLING_MINUTE_MS: "59" },
    { BILLING_MINUTE_MS: "60001" },
    { BILLING_MINUTE_MS: "soon" },
    { SESSION_RING_MS: "-1" },
    { PAYGO_FEE_BASIS_POINTS: "10001" },
    { PAYGO_FEE_BASIS_POINTS: "1.5" },
    { PAYGO_PUBLIC_URL: "ftp://example.org" },
    { PAYGO_PUBLIC_URL: "example.org" },
    { NODE_ENV: "staging" },
    { LOG_LEVEL: "loud" },
    { PAYGO_BEHIND_PROXY: "yes" },
    { PAYGO_DISPUTE_WINDOW_HOURS: "-1" },
    { PAYGO_DISPUTE_WINDOW_HOURS: "forever" },
    { PAYGO_PAYOUT_MINIMUM_MINOR: "9.99" },
    { PAYGO_ADJUSTMENT_LIMIT_MINOR: "-1" },
    { PAYGO_RECENT_SIGN_IN_MINUTES: "0" },
  ])("a value is out of range: %o", (changes) => {
    const [name] = Object.keys(changes);
    expect(refusalOf(changes)).toMatch(new RegExp(`^${name} is not usable: [^\\n]+\\.$`));
  });

  test("never repeats a secret", () => {
    const pairs: Env[] = [
      { NEXTAUTH_SECRET: "hunter2" },
      { ...agora, AGORA_APP_CERTIFICATE: "hunter2" },
      { DATABASE_URL: "mysql://root:hunter2@localhost/x" },
      { ...stripe, STRIPE_SECRET_KEY: "hunter2" },
      { ...stripe, STRIPE_WEBHOOK_SECRET: "hunter2" },
    ];
    for (const changes of pairs) expect(refusalOf(changes)).not.toContain("hunter2");
  });
});

describe("in production", () => {
  const production: Env = { NODE_ENV: "production", PAYGO_PUBLIC_URL: "https://paygo.example", ...agora };

  test.each<[string, Env]>([
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "" }],
    ["AGORA_APP_ID and AGORA_APP_CERTIFICATE", { AGORA_APP_ID: "", AGORA_APP_CERTIFICATE: "" }],
    ["Unset BILLING_MINUTE_MS", { BILLING_MINUTE_MS: "1000" }],
    ["Unset SESSION_RING_MS", { SESSION_RING_MS: "1000" }],
    ["STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET", {}],
    ["Unset STRIPE_API_BASE", { ...stripe, STRIPE_API_BASE: "http://127.0.0.1:12111" }],
  ])("no stand-in is used by accident: the refusal names %s", (named, changes) => {
    expect(refusalOf({ ...production, ...changes })).toContain(named);
  });

  test("it starts with Stripe, whose half is refused here too", () => {
    const config = loadConfig({ ...base, ...production, ...stripe });
    expect(config).toMatchObject({ isEmbedded: false, payments: { provider: "stripe", apiBase: null } });
    const { STRIPE_SECRET_KEY } = stripe;
    expect(refusalOf({ ...production, STRIPE_SECRET_KEY })).toContain("STRIPE_WEBHOOK_SECRET is not");
  });

  test("stand-ins are used when they are asked for", () => {
    const config = loadConfig({ ...base, NODE_ENV: "production", PAYGO_EMBEDDED: "1" });
    expect(config).toMatchObject({
      isEmbedded: true,
      room: { provider: "peer" },
      payments: { provider: "sandbox" },
    });
  });
});

describe("one-click demo sign-in", () => {
  test.each<[boolean, Env]>([
    [true, {}],
    [true, { NODE_ENV: "production", PAYGO_EMBEDDED: "1", PAYGO_PUBLIC_URL: "http://192.168.1.5:3000" }],
    [true, { PAYGO_PUBLIC_URL: "http://[::1]:3000" }],
    [false, { PAYGO_PUBLIC_URL: "https://paygo.example" }],
    [false, { PAYGO_PUBLIC_URL: "https://localhost.paygo.example" }],
    [false, { PAYGO_PUBLIC_URL: "https://127.0.0.1.paygo.example" }],
    [false, { NODE_ENV: "production", PAYGO_EMBEDDED: "1", PAYGO_PUBLIC_URL: "https://203.0.113.9" }],
  ])("is %s for %o", (isOn, changes) => {
    expect(loadConfig({ ...base, ...changes }).settings.isDemoSignInOn).toBe(isOn);
  });
});

describe("a bare environment", () => {
  test("has the limits of the design and a peer room", () => {
    const config = loadConfig(base);
    expect(config.settings).toMatchObject({
      currency: "USD",
      minuteMs: 60_000,
      feeBasisPoints: 1_500,
      disputeWindowMs: 172_800_000,
      disputeAnswerMs: 432_000_000,
      payout: { minimumMinor: 1_000 },
      adjustment: { approvalLimitMinor: 10_000 },
      recentSignInMs: 900_000,
      policy: {
        ringMs: 60_000,
        maxGapMs: 15_000,
        silenceMs: 30_000,
        silenceTotalMs: 120_000,
        holdWindowMs: 300_000,
        extendBeforeMs: 60_000,
      },
    });
    expect(config.room).toEqual({ provider: "peer", iceServers: [] });
    expect(config.oauth).toEqual({ google: null, github: null });
  });

  test("takes an empty variable for an unset one", () => {
    const config = loadConfig({ ...base, AGORA_APP_ID: "", GOOGLE_CLIENT_ID: "", PAYGO_CURRENCY: "" });
    expect(config.settings.currency).toBe("USD");
    expect(config.room.provider).toBe("peer");
  });

  test("keeps one sign-in secret of its own from start to start", () => {
    const { authSecret } = loadConfig({ ...base, NEXTAUTH_SECRET: "" });
    expect(authSecret).toMatch(/^[\w-]{43}$/);
    expect(loadConfig({ ...base, NEXTAUTH_SECRET: "" }).authSecret).toBe(authSecret);
  });
});

describe("a variable moves one row", () => {
  test("Agora", () => {
    const { room } = loadConfig({ ...base, ...agora });
    const { AGORA_APP_ID: appId, AGORA_APP_CERTIFICATE: certificate } = agora;
    expect(room).toEqual({ provider: "agora", appId, certificate });
  });

  test("Stripe, at its own address or at a double's on this machine, with any number of webhook secrets", () => {
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: secret } = stripe;
    const other = "whsec_fedcba98765432100123";
    const changes = {
      STRIPE_WEBHOOK_SECRET: `${secret}, ${other}`,
      STRIPE_API_BASE: "http://127.0.0.1:12111",
    };
    expect(loadConfig({ ...base, ...stripe, ...changes }).payments).toEqual({
      provider: "stripe",
      secretKey,
      webhookSecrets: [secret, other],
      apiBase: new URL(changes.STRIPE_API_BASE),
    });
  });

  test("the times and limits of money", () => {
    const { settings } = loadConfig({
      ...base,
      PAYGO_DISPUTE_WINDOW_HOURS: "0.001",
      PAYGO_PAYOUT_MINIMUM_MINOR: "1",
      PAYGO_ADJUSTMENT_LIMIT_MINOR: "0",
      PAYGO_RECENT_SIGN_IN_MINUTES: "5",
    });
    expect(settings).toMatchObject({
      disputeWindowMs: 3_600,
      payout: { minimumMinor: 1 },
      adjustment: { approvalLimitMinor: 0 },
      recentSignInMs: 300_000,
    });
  });

  test("a shortened minute shortens the windows of money with it", () => {
    const { settings } = loadConfig({ ...base, BILLING_MINUTE_MS: "2000" });
    expect(settings.minuteMs).toBe(2_000);
    expect(settings.policy).toMatchObject({ holdWindowMs: 10_000, extendBeforeMs: 2_000, silenceMs: 30_000 });
  });

  test("OAuth and ICE", () => {
    const config = loadConfig({
      ...base,
      GOOGLE_CLIENT_ID: "id",
      GOOGLE_CLIENT_SECRET: "secret",
      PAYGO_ICE_SERVERS: '[{"urls":["turn:turn.example.org"],"username":"u","credential":"c"}]',
    });
    expect(config.oauth).toEqual({ google: { id: "id", secret: "secret" }, github: null });
    expect(config.room).toEqual({
      provider: "peer",
      iceServers: [{ urls: ["turn:turn.example.org"], username: "u", credential: "c" }],
    });
  });
});

describe("the web app listens", () => {
  test.each<[string, Env, readonly string[] | null]>([
    ["on this machine only while nothing says otherwise", {}, ["127.0.0.1", "::1"]],
    [
      "on this machine only for a loopback address",
      { PAYGO_PUBLIC_URL: "http://127.0.0.1:3000" },
      ["127.0.0.1", "::1"],
    ],
    ["everywhere for a private network", { PAYGO_PUBLIC_URL: "http://192.168.1.5:3000" }, null],
    ["everywhere for a public address", { PAYGO_PUBLIC_URL: "https://paygo.example" }, null],
    ["where PAYGO_HOST says", { PAYGO_HOST: "0.0.0.0" }, ["0.0.0.0"]],
  ])("%s", (_name, changes, expected) => {
    expect(loadConfig({ ...base, ...changes }).listenOn).toEqual(expected);
  });
});
