/** One edit: `find` must be in the file exactly once. Paths are the repository's. */
interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A way to break a promise about money, and the tests that must notice. */
export interface Mutation {
  readonly name: string;
  /** The invariant (L1–L15) or rule that it breaks. */
  readonly breaks: string;
  readonly edits: readonly Edit[];
  readonly project: "unit" | "integration";
  readonly tests: readonly string[];
}

const core = (file: string) => `packages/core/src/${file}.ts`;
const services = (file: string) => `packages/services/src/${file}.ts`;
const coreTests = (...names: string[]) => ({
  project: "unit" as const,
  tests: names.map((name) => core(`${name}.test`)),
});
const serviceTests = (...names: string[]) => ({
  project: "integration" as const,
  tests: names.map((name) => services(`${name}.integration.test`)),
});

export const mutations: readonly Mutation[] = [
  {
    name: "drop the release of what was not used",
    breaks: "L7",
    edits: [
      {
        file: core("bill"),
        find: "releasedMinor: basis.heldMinor - chargedMinor",
        replace: "releasedMinor: 0",
      },
    ],
    ...coreTests("bill"),
  },
  {
    name: "capture the charge from every hold",
    breaks: "L8",
    edits: [{ file: services("sessions/end-session"), find: "uncaptured -= capturedMinor;", replace: "" }],
    ...serviceTests("sessions/funding"),
  },
  {
    name: "round every interval by itself",
    breaks: "L10",
    edits: [
      {
        file: core("bill"),
        find: "const charge = chargeFor(basis.tariff, billableMs);",
        replace: `const charge = {
    ...chargeFor(basis.tariff, billableMs),
    amountMinor: billable.reduce((sum, each) => sum + chargeFor(basis.tariff, each.endMs - each.startMs).amountMinor, 0),
  };`,
      },
    ],
    ...coreTests("reference-model"),
  },
  {
    name: "bill the free seconds",
    breaks: "L10",
    edits: [
      {
        file: core("tariff"),
        find: "Math.max(0, billableSeconds - tariff.freeSeconds)",
        replace: "billableSeconds",
      },
    ],
    ...coreTests("tariff"),
  },
  {
    name: "round increments down",
    breaks: "L10",
    edits: [
      {
        file: core("tariff"),
        find: "Math.ceil(Math.max(0, seconds - tariff.initialSeconds)",
        replace: "Math.floor(Math.max(0, seconds - tariff.initialSeconds)",
      },
    ],
    ...coreTests("tariff"),
  },
  {
    name: "forget the fee",
    breaks: "L9",
    edits: [
      {
        file: core("fee"),
        find: "const feeMinor = Math.min(chargeMinor, scaleRoundingHalfUp(chargeMinor, basisPoints, 10_000) + fixedMinor);",
        replace: "const feeMinor = 0 * fixedMinor;",
      },
    ],
    ...coreTests("fee"),
  },
  {
    name: "count presence over the gap",
    breaks: "L11",
    edits: [
      {
        file: core("presence"),
        find: "if (gapMs <= maxGapMs && !isResumed)",
        replace: "if (gapMs <= Number.POSITIVE_INFINITY && !isResumed)",
      },
    ],
    ...coreTests("presence"),
  },
  {
    name: "bill while only the customer is there, ringing included",
    breaks: "L11",
    edits: [
      {
        file: core("metering"),
        find: "return overlap(evidence.customer, evidence.vendor);",
        replace: "return overlap(evidence.customer, evidence.customer);",
      },
    ],
    ...coreTests("metering"),
  },
  {
    name: "never end a session whose money is used up",
    breaks: "L12",
    edits: [{ file: core("session"), find: "if (untilMs <= nowMs) {", replace: "if (untilMs < 0) {" }],
    ...coreTests("session"),
  },
  {
    name: "ignore the spending cap",
    breaks: "L8, cap",
    edits: [
      {
        file: core("hold-plan"),
        find: "if (capMinor === null) return availableMinor;",
        replace: "if (capMinor === null || heldMinor >= 0) return availableMinor;",
      },
    ],
    ...coreTests("spending-cap"),
  },
  {
    name: "let a refund exceed the charge",
    breaks: "L13",
    edits: [
      { file: core("refund"), find: "if (amountMinor > leftMinor) {", replace: "if (leftMinor < 0) {" },
    ],
    ...coreTests("refund"),
  },
  {
    name: "skip the idempotency key",
    breaks: "L6",
    edits: [
      {
        file: services("ledger/post"),
        find: "({ ...order, id: ids.newId(), inputHash: hashOf(order) })",
        replace:
          "({ ...order, idempotencyKey: order.idempotencyKey + ids.newId(), id: ids.newId(), inputHash: hashOf(order) })",
      },
    ],
    ...serviceTests("ledger/post"),
  },
  {
    name: "drop the input hash",
    breaks: "L6",
    edits: [
      {
        file: services("ledger/post"),
        find: "if (first.inputHash !== draft.inputHash) {",
        replace: "if (first.inputHash === null) {",
      },
    ],
    ...serviceTests("ledger/post"),
  },
  {
    name: "forget the lock of the wallet",
    breaks: "L4",
    edits: [
      { file: services("ledger/post-sql"), find: "ORDER BY id FOR NO KEY UPDATE", replace: "ORDER BY id" },
    ],
    ...serviceTests("ledger/post"),
  },
  {
    name: "forget the lock of the session",
    breaks: "L7",
    edits: [
      {
        file: services("sessions/record-sql"),
        find: `wait: "SELECT id FROM sessions WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE"`,
        replace: `wait: "SELECT id FROM sessions WHERE id = ANY($1::uuid[]) ORDER BY id"`,
      },
    ],
    ...serviceTests("sessions/session-storm", "sessions/session-races"),
  },
  {
    name: "give up at a deadlock",
    breaks: "L3, retries",
    edits: [
      {
        file: services("transact"),
        find: "if (count === maxAttempts || !isRetryableConflict(error)) throw error;",
        replace: "if (count > 0 || !isRetryableConflict(error)) throw error;",
      },
    ],
    ...serviceTests("transact", "sessions/session-storm"),
  },
  {
    name: "credit a payment once for every report of its success",
    breaks: "L6",
    edits: [
      {
        file: services("payments/apply-payment-event"),
        find: `payment.state === "succeeded" ? payment :`,
        replace: `payment.state === "declined" ? payment :`,
      },
      {
        file: services("payments/credit-payment"),
        find: "`top_up:",
        replace: "ctx.ids.newId() + `top_up:",
      },
    ],
    ...serviceTests("payments/provider-events", "wallet/sandbox-outcomes"),
  },
  {
    name: "take a payment back once for every report",
    breaks: "L6",
    edits: [
      {
        file: services("payments/reverse-payment"),
        find: "if (await tx.db.paymentReversal.findUnique({ where: { providerRef }, select: { id: true } })) return;",
        replace: "",
      },
      {
        file: services("payments/reverse-payment"),
        find: "`payment_reversal:",
        replace: "ctx.ids.newId() + `payment_reversal:",
      },
    ],
    ...serviceTests("payments/reversals-together"),
  },
  {
    name: "take back more of a payment than is left of it",
    breaks: "L13",
    edits: [
      {
        file: services("payments/apply-payment-event"),
        find: "if (currency !== payment.currency || amountMinor > leftMinor) {",
        replace: "if (currency !== payment.currency || amountMinor > Number(payment.amountMinor)) {",
      },
    ],
    ...serviceTests("payments/reversals-together"),
  },
  {
    name: "let somebody who owes ring",
    breaks: "L4, receivable",
    edits: [
      {
        file: services("sessions/start-session"),
        find: `if (owedMinor > 0) throw new DomainError("wallet_blocked"`,
        replace: `if (owedMinor < 0) throw new DomainError("wallet_blocked"`,
      },
    ],
    ...serviceTests("sessions/blocked-wallet"),
  },
  {
    name: "let somebody who owes withdraw",
    breaks: "L4, receivable",
    edits: [
      {
        file: services("ledger/require-unblocked-wallet"),
        find: "if (owedMinor > 0)",
        replace: "if (owedMinor < 0)",
      },
    ],
    ...serviceTests("payments/reversals-together"),
  },
  {
    name: "keep the receivable although there is money to repay it",
    breaks: "L4, receivable",
    edits: [
      {
        file: services("ledger/repay"),
        find: "if (dueMinor === 0) return 0;",
        replace: "if (dueMinor >= 0) return 0;",
      },
    ],
    ...serviceTests("payments/provider-events"),
  },
  {
    name: "release a share before its window closed",
    breaks: "earnings",
    edits: [
      {
        file: services("earnings/release-earnings"),
        find: "e.available_at <= $1::timestamptz AND",
        replace: "e.available_at <= $1::timestamptz + interval '1 day' AND",
      },
    ],
    ...serviceTests("earnings/earnings"),
  },
  {
    name: "release a share that is disputed",
    breaks: "earnings",
    edits: [
      {
        file: services("earnings/release-earnings"),
        find: "AND NOT EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')\n    ORDER BY e.available_at",
        replace: "ORDER BY e.available_at",
      },
      {
        file: services("earnings/release-earnings"),
        find: "AND NOT EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')\n    ORDER BY e.session_id",
        replace: "ORDER BY e.session_id",
      },
    ],
    ...serviceTests("earnings/earnings", "refunds/disputes"),
  },
  {
    name: "pay out pending money",
    breaks: "earnings",
    edits: [
      {
        file: core("ledger"),
        find: `own("earnings_available", vendorId),\n    own("payouts_in_transit", vendorId),`,
        replace: `own("earnings_pending", vendorId),\n    own("payouts_in_transit", vendorId),`,
      },
    ],
    ...coreTests("ledger"),
  },
  {
    name: "give withdrawals to the newest card first",
    breaks: "withdrawals",
    edits: [
      {
        file: core("withdrawal"),
        find: "return a.paidAtMs - b.paidAtMs",
        replace: "return b.paidAtMs - a.paidAtMs",
      },
    ],
    ...coreTests("withdrawal"),
  },
  {
    name: "let one admin correct any amount",
    breaks: "adjustments",
    edits: [
      {
        file: core("approval"),
        find: "recentMinor + Math.abs(amountMinor) > limitMinor",
        replace: "recentMinor + Math.abs(amountMinor) > limitMinor + Number.MAX_SAFE_INTEGER",
      },
    ],
    ...coreTests("approval"),
  },
  {
    name: "verify no webhook signature",
    breaks: "webhooks",
    edits: [
      {
        file: "packages/integrations/src/payments/stripe/webhook.ts",
        find: "return Stripe.webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_SECONDS, undefined, now);",
        replace: "if (secret) return JSON.parse(rawBody);",
      },
    ],
    project: "unit",
    tests: ["packages/integrations/src/payments/stripe/webhook.test.ts"],
  },
  {
    name: "reconcile without recomputing the bills",
    breaks: "reconciliation",
    edits: [
      {
        file: services("reconciliation/check-charges"),
        find: "if (isSame) return [];",
        replace: "if (isSame || !isSame) return [];",
      },
    ],
    ...serviceTests("reconciliation/reconcile"),
  },
];
