import { customerDevice, type Person, type World } from "./world.ts";

export interface AccessRule {
  /** Who is let in. Everybody else must be refused. */
  mayCall: readonly Person[];
  /** What is asked: where there is such a thing, always the customer's or the vendor's own. */
  input(world: World): unknown;
  /** How far the session must have come; `ringing` unless said. */
  session?: "ringing" | "answered" | "ended";
  /** Access tokens are refused, whoever's they are, or those of these. */
  isForCookieOnly?: true | readonly Person[];
  /** Refusals that still let a person in: the state was wrong, not the person. */
  stateCodes?: readonly string[];
}

const everybody = ["anonymous", "customer", "vendor", "otherCustomer", "otherVendor", "admin"] as const;
const signedIn = ["customer", "vendor", "otherCustomer", "otherVendor", "admin"] as const;
const customers = ["customer", "otherCustomer"] as const;
const vendors = ["vendor", "otherVendor"] as const;
const hosts = ["customer", "vendor"] as const;
const nothing = () => ({});
const theSession = ({ sessionId }: World) => ({ sessionId });
const theDispute = ({ disputeId }: World) => ({ disputeId });
/** The beginning of a day after 1 January 1970, UTC. */
const isoDay = (days: number) => new Date(days * 86_400_000).toISOString();
const onDevice = ({ sessionId }: World) => ({ sessionId, device: customerDevice });

/** Who may call each procedure. A procedure that is missing here fails the test. */
export const accessRules: Record<string, AccessRule> = {
  "streaming.start": {
    mayCall: customers,
    input: ({ serviceId }) => ({ serviceId, device: customerDevice }),
    stateCodes: ["customer_busy", "vendor_busy"],
  },
  "streaming.join": { mayCall: ["vendor"], input: onDevice },
  "streaming.prepare": { mayCall: ["vendor"], input: theSession },
  "streaming.token": {
    mayCall: hosts,
    session: "answered",
    input: ({ sessionId }) => ({ sessionId, device: "another-device", takeOver: true }),
  },
  "streaming.raiseCap": {
    mayCall: ["customer"],
    input: (world) => ({ ...theSession(world), capMinor: null }),
  },
  "streaming.stop": { mayCall: hosts, input: theSession },
  "streaming.decline": { mayCall: ["vendor"], input: theSession },
  "streaming.heartbeat": {
    mayCall: hosts,
    session: "answered",
    input: onDevice,
    stateCodes: ["room_elsewhere"],
  },
  "streaming.get": { mayCall: [...hosts, "admin"], input: theSession },
  "streaming.list": { mayCall: signedIn, input: nothing },
  "streaming.receipt": { mayCall: [...hosts, "admin"], session: "ended", input: theSession },
  "streaming.signal": {
    mayCall: hosts,
    session: "answered",
    input: (world) => ({
      ...onDevice(world),
      messages: [{ toUid: null, payload: { kind: "bye", instance: "one" } }],
    }),
    stateCodes: ["room_elsewhere"],
  },
  "streaming.signals": {
    mayCall: hosts,
    session: "answered",
    input: (world) => ({ ...onDevice(world), afterId: 0 }),
    stateCodes: ["room_elsewhere"],
  },

  "services.list": { mayCall: everybody, input: nothing },
  "services.get": { mayCall: everybody, input: ({ serviceId }) => ({ serviceId }) },
  "services.mine": { mayCall: vendors, input: nothing },
  "services.create": {
    mayCall: vendors,
    input: () => ({ title: "Another", description: "", pricePerMinuteMinor: 50 }),
  },
  "services.update": { mayCall: ["vendor"], input: ({ serviceId }) => ({ serviceId, isActive: false }) },

  "wallet.get": { mayCall: customers, input: nothing },
  "wallet.lines": { mayCall: [...customers, ...vendors], input: nothing },
  "wallet.spend": { mayCall: customers, input: () => ({ dayStarts: [0, 1].map(isoDay) }) },
  "wallet.topUp": {
    mayCall: customers,
    input: () => ({ amountMinor: 500, idempotencyKey: crypto.randomUUID() }),
  },
  "wallet.payment": { mayCall: ["customer"], input: ({ paymentId }) => ({ paymentId }) },
  "wallet.completeCheckout": {
    mayCall: ["customer"],
    input: ({ openPaymentId }) => ({ paymentId: openPaymentId, outcome: "success" }),
  },

  "refunds.discount": {
    mayCall: ["vendor"],
    session: "ended",
    input: ({ sessionId }) => ({
      sessionId,
      amountMinor: 1,
      note: "sorry",
      idempotencyKey: crypto.randomUUID(),
    }),
    stateCodes: ["refund_exceeds_charge"],
  },
  "refunds.openDispute": {
    mayCall: ["customer"],
    session: "ended",
    input: ({ sessionId }) => ({ sessionId, reason: "nothing was heard", requestedMinor: 1 }),
    stateCodes: ["dispute_exists"],
  },
  "refunds.withdrawDispute": { mayCall: ["customer"], session: "ended", input: theDispute },
  "refunds.resolveDispute": {
    mayCall: ["vendor", "admin"],
    isForCookieOnly: ["admin"],
    session: "ended",
    input: (world) => ({ ...theDispute(world), refundMinor: 0, resolution: "all was heard" }),
  },
  "refunds.disputes": { mayCall: signedIn, session: "ended", input: nothing },

  "earnings.get": { mayCall: vendors, input: nothing },
  "earnings.chart": { mayCall: vendors, input: () => ({ dayStarts: [0, 1].map(isoDay) }) },
  "earnings.payouts": { mayCall: vendors, input: nothing, isForCookieOnly: true },
  "earnings.requestPayout": {
    mayCall: vendors,
    input: () => ({ amountMinor: 5_000, idempotencyKey: crypto.randomUUID() }),
    stateCodes: ["payout_account_missing"],
    isForCookieOnly: true,
  },
  "earnings.setPayoutSchedule": {
    mayCall: vendors,
    input: () => ({ schedule: "weekly" }),
    stateCodes: ["payout_account_missing"],
    isForCookieOnly: true,
  },
  "earnings.setUpPayoutAccount": { mayCall: vendors, input: nothing, isForCookieOnly: true },

  "wallet.oneTapTopUp": {
    mayCall: ["customer"],
    input: ({ paymentMethodId }) => ({
      amountMinor: 500,
      paymentMethodId,
      idempotencyKey: crypto.randomUUID(),
    }),
  },
  "wallet.paymentMethods": { mayCall: customers, input: nothing },
  "wallet.removePaymentMethod": {
    mayCall: ["customer"],
    input: ({ paymentMethodId }) => ({ paymentMethodId }),
  },
  "wallet.autoRefill": { mayCall: customers, input: nothing },
  "wallet.setAutoRefill": {
    mayCall: ["customer"],
    input: ({ paymentMethodId }) => ({
      isOn: true,
      thresholdMinutes: 5,
      amountMinor: 500,
      monthlyCeilingMinor: 5_000,
      paymentMethodId,
    }),
  },
  "wallet.withdraw": {
    mayCall: customers,
    input: () => ({ amountMinor: 100, idempotencyKey: crypto.randomUUID() }),
  },
  "wallet.withdrawals": { mayCall: customers, input: nothing },

  "dashboard.get": { mayCall: vendors, input: () => ({ todayStartsAt: new Date(0).toISOString() }) },
  "dashboard.checkIn": { mayCall: vendors, input: nothing },

  "account.signUp": {
    mayCall: everybody,
    input: () => ({
      email: `${crypto.randomUUID()}@example.test`,
      password: "a long password",
      name: "Somebody",
      role: "user",
    }),
  },
  "account.get": { mayCall: signedIn, input: nothing },
  "account.changePassword": {
    mayCall: signedIn,
    input: () => ({ currentPassword: "there is none", newPassword: "a long password" }),
    stateCodes: ["invalid_credentials"],
    isForCookieOnly: true,
  },
  "account.signOutEverywhere": { mayCall: signedIn, input: nothing, isForCookieOnly: true },
  "account.accessTokens": { mayCall: signedIn, input: nothing, isForCookieOnly: true },
  "account.createAccessToken": {
    mayCall: signedIn,
    input: () => ({ name: "another", expiresInDays: 1 }),
    isForCookieOnly: true,
  },
  "account.revokeAccessToken": {
    mayCall: ["customer"],
    input: ({ accessTokenId }) => ({ accessTokenId }),
    isForCookieOnly: true,
  },

  "admin.openSessions": { mayCall: ["admin"], input: nothing },
  "admin.endSession": { mayCall: ["admin"], input: theSession },
  "admin.ledgerSums": { mayCall: ["admin"], input: nothing },
  "admin.searchLedger": { mayCall: ["admin"], input: ({ sessionId }) => ({ query: sessionId }) },
  "admin.searchAccounts": { mayCall: ["admin"], input: nothing },
  "admin.reconciliation": { mayCall: ["admin"], input: nothing },
  "admin.reconcile": { mayCall: ["admin"], input: nothing },
  "admin.fees": { mayCall: ["admin"], input: nothing },
  "admin.addFee": {
    mayCall: ["admin"],
    input: () => ({
      effectiveFrom: isoDay(40_000 + Math.floor(Math.random() * 1_000_000)),
      fee: { basisPoints: 1_000, fixedMinor: 10 },
    }),
    isForCookieOnly: true,
  },
  "admin.adjustments": { mayCall: ["admin"], input: nothing },
  "admin.requestAdjustment": {
    mayCall: ["admin"],
    input: ({ viewers }) => ({
      userId: viewers.customer?.userId,
      accountKind: "available",
      amountMinor: 100,
      reason: "a call that was charged twice",
      idempotencyKey: crypto.randomUUID(),
    }),
    isForCookieOnly: true,
  },
  "admin.decideAdjustment": {
    mayCall: ["admin"],
    input: ({ adjustmentId }) => ({ adjustmentId, isApproved: true }),
    isForCookieOnly: true,
  },

  "events.subscribe": { mayCall: [...hosts, "admin"], input: theSession },
};
