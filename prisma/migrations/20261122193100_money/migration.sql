-- CreateEnum
CREATE TYPE "PaymentPurpose" AS ENUM ('top_up', 'one_tap', 'auto_refill');

-- CreateEnum
CREATE TYPE "ReversalReason" AS ENUM ('chargeback', 'failed_late');

-- CreateEnum
CREATE TYPE "RefundReason" AS ENUM ('discount', 'dispute');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('open', 'refunded', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "EarningState" AS ENUM ('pending', 'available');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('pending', 'sent', 'paid', 'returned');

-- CreateEnum
CREATE TYPE "PayoutSchedule" AS ENUM ('on_demand', 'weekly', 'monthly');

-- CreateEnum
CREATE TYPE "AdjustmentState" AS ENUM ('awaiting_approval', 'posted', 'rejected');

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "checkout_ref" TEXT,
ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "payment_method_id" UUID,
ADD COLUMN     "payment_ref" TEXT,
ADD COLUMN     "purpose" "PaymentPurpose" NOT NULL DEFAULT 'top_up',
ADD COLUMN     "session_id" UUID;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "minimum_after_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "minimum_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "cap_minor" BIGINT,
ADD COLUMN     "fee_fixed_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "minimum_after_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "minimum_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "receipt_number" BIGINT;

-- CreateTable
CREATE TABLE "payment_reversals" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "reason" "ReversalReason" NOT NULL,
    "provider_ref" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "shortfall_minor" BIGINT NOT NULL,
    "transaction_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_reversals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_customers" (
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "customer_ref" TEXT NOT NULL,

    CONSTRAINT "payment_customers_pkey" PRIMARY KEY ("user_id","provider")
);

-- CreateTable
CREATE TABLE "payment_methods" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "method_ref" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" CHAR(4) NOT NULL,
    "expiry_month" INTEGER NOT NULL,
    "expiry_year" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_methods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auto_refills" (
    "user_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "threshold_minutes" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "monthly_ceiling_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payment_method_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auto_refills_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fee_schedules" (
    "id" UUID NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "fixed_minor" BIGINT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fee_schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" "RefundReason" NOT NULL,
    "note" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "vendor_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "by_user_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_minor" BIGINT NOT NULL,
    "state" "DisputeState" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "resolution" TEXT,
    "refund_id" UUID,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "earnings" (
    "session_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "EarningState" NOT NULL DEFAULT 'pending',
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "released_minor" BIGINT,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "earnings_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "withdrawals" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'pending',
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "withdrawals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withdrawal_parts" (
    "id" UUID NOT NULL,
    "withdrawal_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'pending',
    "provider_ref" TEXT,
    "failure_code" TEXT,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "withdrawal_parts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_accounts" (
    "vendor_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "account_ref" TEXT NOT NULL,
    "is_ready" BOOLEAN NOT NULL DEFAULT false,
    "schedule" "PayoutSchedule" NOT NULL DEFAULT 'on_demand',
    "next_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_accounts_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'pending',
    "number" BIGSERIAL NOT NULL,
    "is_scheduled" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT NOT NULL,
    "account_ref" TEXT NOT NULL,
    "provider_ref" TEXT,
    "failure_code" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustments" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_kind" "AccountKind" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "AdjustmentState" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "transaction_id" UUID,

    CONSTRAINT "adjustments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "examined" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "findings" (
    "id" UUID NOT NULL,
    "check_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "details" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "findings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_reversals_provider_ref_key" ON "payment_reversals"("provider_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payment_reversals_transaction_id_key" ON "payment_reversals"("transaction_id");

-- CreateIndex
CREATE INDEX "payment_reversals_payment_id_idx" ON "payment_reversals"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_customers_provider_customer_ref_key" ON "payment_customers"("provider", "customer_ref");

-- CreateIndex
CREATE INDEX "payment_methods_user_id_created_at_idx" ON "payment_methods"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_methods_provider_method_ref_key" ON "payment_methods"("provider", "method_ref");

-- CreateIndex
CREATE INDEX "auto_refills_payment_method_id_idx" ON "auto_refills"("payment_method_id");

-- CreateIndex
CREATE INDEX "provider_events_received_at_idx" ON "provider_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_events_provider_event_id_key" ON "provider_events"("provider", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "fee_schedules_effective_from_key" ON "fee_schedules"("effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_number_key" ON "refunds"("number");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_transaction_id_key" ON "refunds"("transaction_id");

-- CreateIndex
CREATE INDEX "refunds_session_id_idx" ON "refunds"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_by_user_id_idempotency_key_key" ON "refunds"("by_user_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_session_id_key" ON "disputes"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_refund_id_key" ON "disputes"("refund_id");

-- CreateIndex
CREATE INDEX "disputes_state_opened_at_idx" ON "disputes"("state", "opened_at");

-- CreateIndex
CREATE INDEX "earnings_vendor_id_available_at_idx" ON "earnings"("vendor_id", "available_at");

-- CreateIndex
CREATE INDEX "withdrawals_user_id_created_at_idx" ON "withdrawals"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawals_user_id_idempotency_key_key" ON "withdrawals"("user_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_parts_provider_ref_key" ON "withdrawal_parts"("provider_ref");

-- CreateIndex
CREATE INDEX "withdrawal_parts_payment_id_idx" ON "withdrawal_parts"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_parts_withdrawal_id_payment_id_key" ON "withdrawal_parts"("withdrawal_id", "payment_id");

-- CreateIndex
CREATE INDEX "payout_accounts_next_at_idx" ON "payout_accounts"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_number_key" ON "payouts"("number");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_provider_ref_key" ON "payouts"("provider_ref");

-- CreateIndex
CREATE INDEX "payouts_vendor_id_created_at_idx" ON "payouts"("vendor_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_vendor_id_idempotency_key_key" ON "payouts"("vendor_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "adjustments_idempotency_key_key" ON "adjustments"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "adjustments_transaction_id_key" ON "adjustments"("transaction_id");

-- CreateIndex
CREATE INDEX "adjustments_state_requested_at_idx" ON "adjustments"("state", "requested_at");

-- CreateIndex
CREATE INDEX "adjustments_user_id_idx" ON "adjustments"("user_id");

-- CreateIndex
CREATE INDEX "reconciliations_started_at_idx" ON "reconciliations"("started_at");

-- CreateIndex
CREATE INDEX "findings_first_seen_at_idx" ON "findings"("first_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_checkout_ref_key" ON "payments"("checkout_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payments_payment_ref_key" ON "payments"("payment_ref");

-- CreateIndex
CREATE INDEX "payments_session_id_idx" ON "payments"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_receipt_number_key" ON "sessions"("receipt_number");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_payment_method_id_fkey" FOREIGN KEY ("payment_method_id") REFERENCES "payment_methods"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_customers" ADD CONSTRAINT "payment_customers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auto_refills" ADD CONSTRAINT "auto_refills_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auto_refills" ADD CONSTRAINT "auto_refills_payment_method_id_fkey" FOREIGN KEY ("payment_method_id") REFERENCES "payment_methods"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal_parts" ADD CONSTRAINT "withdrawal_parts_withdrawal_id_fkey" FOREIGN KEY ("withdrawal_id") REFERENCES "withdrawals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal_parts" ADD CONSTRAINT "withdrawal_parts_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ───────────── What Prisma's schema language cannot say: the database as the last guard ─────────────

ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_owner";
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owner" CHECK (
  ("kind" IN ('fees', 'funding', 'adjustments')) = ("owner_id" IS NULL)
);
-- Below zero: the other sides of money that came in and of corrections. What a customer owes is never above it.
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_not_negative";
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_not_negative" CHECK (
  "balance_minor" >= 0 OR "kind" IN ('funding', 'adjustments', 'receivable')
);
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_receivable" CHECK (
  "kind" <> 'receivable' OR "balance_minor" <= 0
);

ALTER TABLE "services" ADD CONSTRAINT "services_minimum" CHECK (
  "minimum_minor" >= 0 AND "minimum_after_seconds" >= 0
  AND ("minimum_minor" = 0 OR "minimum_after_seconds" >= "free_seconds")
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_minimum" CHECK (
  "minimum_minor" >= 0 AND "minimum_after_seconds" >= 0
  AND ("minimum_minor" = 0 OR "minimum_after_seconds" >= "free_seconds")
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_fee_fixed" CHECK ("fee_fixed_minor" >= 0);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cap" CHECK (
  "cap_minor" IS NULL OR ("cap_minor" > 0 AND coalesce("charged_minor", 0) <= "cap_minor")
);

-- Receipts are numbered as sessions end. A session that is rolled back leaves a gap, never a second use.
CREATE SEQUENCE "receipt_numbers" AS bigint;
CREATE FUNCTION paygo_number_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.receipt_number := nextval('receipt_numbers');
  RETURN NEW;
END $$;
ALTER TABLE "sessions" DISABLE TRIGGER "sessions_ended_stay";
UPDATE "sessions" SET "receipt_number" = numbered.number
  FROM (
    SELECT "id", row_number() OVER (ORDER BY "ended_at", "id") AS number FROM "sessions" WHERE "state" = 'ended'
  ) AS numbered
  WHERE "sessions"."id" = numbered."id";
ALTER TABLE "sessions" ENABLE TRIGGER "sessions_ended_stay";
SELECT setval('receipt_numbers', coalesce(max("receipt_number"), 0) + 1, false) FROM "sessions";
CREATE TRIGGER "sessions_number_receipt" BEFORE INSERT OR UPDATE ON "sessions"
  FOR EACH ROW WHEN (NEW.state = 'ended' AND NEW.receipt_number IS NULL) EXECUTE FUNCTION paygo_number_receipt();
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_receipt_number" CHECK (
  ("state" = 'ended') = ("receipt_number" IS NOT NULL)
);

-- What vendors earned before there was a dispute window is theirs already.
INSERT INTO "earnings" ("session_id", "vendor_id", "currency", "amount_minor", "state", "available_at", "released_minor", "released_at")
  SELECT "id", "vendor_id", "currency", "vendor_minor", 'available', "ended_at", "vendor_minor", "ended_at"
  FROM "sessions" WHERE "state" = 'ended' AND "vendor_minor" > 0;

ALTER TABLE "earnings" ADD CONSTRAINT "earnings_release" CHECK (
  "amount_minor" > 0
  AND ("state" = 'available') = ("released_at" IS NOT NULL)
  AND ("state" = 'available') = ("released_minor" IS NOT NULL)
  AND coalesce("released_minor", 0) BETWEEN 0 AND "amount_minor"
);
CREATE INDEX "earnings_due" ON "earnings" ("available_at") WHERE "state" = 'pending';
CREATE TRIGGER "earnings_released_stay" BEFORE UPDATE ON "earnings"
  FOR EACH ROW WHEN (OLD.state = 'available') EXECUTE FUNCTION paygo_refuse_change('the earning is released');
CREATE TRIGGER "earnings_no_delete" BEFORE DELETE ON "earnings"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('earnings are kept');

-- Refunds never exceed the charge, however many are made at once.
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_split" CHECK (
  "amount_minor" > 0 AND "vendor_minor" >= 0 AND "fee_minor" >= 0 AND "amount_minor" = "vendor_minor" + "fee_minor"
);
CREATE FUNCTION paygo_check_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  charged bigint;
  refunded numeric;
BEGIN
  SELECT charged_minor INTO charged FROM sessions WHERE id = NEW.session_id FOR UPDATE;
  SELECT coalesce(sum(amount_minor), 0) INTO refunded FROM refunds WHERE session_id = NEW.session_id;
  IF charged IS NULL OR refunded + NEW.amount_minor > charged THEN
    RAISE EXCEPTION 'refunds of session % exceed its charge: % + % of %', NEW.session_id, refunded, NEW.amount_minor, charged
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "refunds_within_charge" BEFORE INSERT ON "refunds"
  FOR EACH ROW EXECUTE FUNCTION paygo_check_refunds();
CREATE TRIGGER "refunds_append_only" BEFORE UPDATE OR DELETE ON "refunds"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('refunds are final');

ALTER TABLE "disputes" ADD CONSTRAINT "disputes_resolution" CHECK (
  "requested_minor" > 0
  AND ("state" = 'open') = ("resolved_at" IS NULL)
  AND ("state" = 'open') = ("resolved_by_id" IS NULL)
  AND ("state" = 'refunded') = ("refund_id" IS NOT NULL)
);
CREATE TRIGGER "disputes_resolved_stay" BEFORE UPDATE ON "disputes"
  FOR EACH ROW WHEN (OLD.state <> 'open') EXECUTE FUNCTION paygo_refuse_change('the dispute is resolved');
CREATE TRIGGER "disputes_no_delete" BEFORE DELETE ON "disputes"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('disputes are kept');

ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_amount" CHECK (
  "amount_minor" > 0 AND "shortfall_minor" BETWEEN 0 AND "amount_minor"
);
CREATE TRIGGER "payment_reversals_append_only" BEFORE UPDATE OR DELETE ON "payment_reversals"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('reversals are final');

ALTER TABLE "auto_refills" ADD CONSTRAINT "auto_refills_amounts" CHECK (
  "threshold_minutes" > 0 AND "amount_minor" > 0 AND "monthly_ceiling_minor" >= "amount_minor"
);

-- Back to a card goes at most what came from it.
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_amount" CHECK ("amount_minor" > 0);
ALTER TABLE "withdrawal_parts" ADD CONSTRAINT "withdrawal_parts_amount" CHECK ("amount_minor" > 0);
CREATE FUNCTION paygo_check_withdrawal_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  gone numeric;
BEGIN
  SELECT amount_minor INTO paid FROM payments WHERE id = NEW.payment_id AND state = 'succeeded' FOR UPDATE;
  SELECT coalesce(sum(amount_minor), 0) INTO gone
    FROM withdrawal_parts WHERE payment_id = NEW.payment_id AND state <> 'returned';
  IF paid IS NULL OR gone + NEW.amount_minor > paid THEN
    RAISE EXCEPTION 'withdrawals to payment % exceed it: % + % of %', NEW.payment_id, gone, NEW.amount_minor, paid
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "withdrawal_parts_within_payment" BEFORE INSERT ON "withdrawal_parts"
  FOR EACH ROW EXECUTE FUNCTION paygo_check_withdrawal_parts();
CREATE INDEX "withdrawal_parts_open" ON "withdrawal_parts" ("state") WHERE "state" IN ('pending', 'sent');

ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount" CHECK (
  "amount_minor" > 0 AND ("state" IN ('paid', 'returned')) = ("completed_at" IS NOT NULL)
);
CREATE INDEX "payouts_open" ON "payouts" ("state") WHERE "state" IN ('pending', 'sent');
CREATE TRIGGER "payouts_no_delete" BEFORE DELETE ON "payouts"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('payouts are kept');
CREATE TRIGGER "payouts_completed_stay" BEFORE UPDATE ON "payouts"
  FOR EACH ROW WHEN (OLD.state = 'returned') EXECUTE FUNCTION paygo_refuse_change('the payout came back');

ALTER TABLE "fee_schedules" ADD CONSTRAINT "fee_schedules_fee" CHECK (
  "basis_points" BETWEEN 0 AND 10000 AND "fixed_minor" >= 0
);
CREATE TRIGGER "fee_schedules_append_only" BEFORE UPDATE OR DELETE ON "fee_schedules"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('fees are history');

-- Nobody approves their own correction.
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_approval" CHECK (
  "amount_minor" <> 0
  AND ("state" = 'posted') = ("transaction_id" IS NOT NULL)
  AND ("state" <> 'awaiting_approval' OR "decided_by_id" IS NULL)
  AND ("state" <> 'rejected' OR "decided_by_id" IS NOT NULL)
  AND NOT ("state" = 'posted' AND "decided_by_id" IS NOT NULL AND "decided_by_id" = "requested_by_id")
);
CREATE TRIGGER "adjustments_decided_stay" BEFORE UPDATE ON "adjustments"
  FOR EACH ROW WHEN (OLD.state <> 'awaiting_approval') EXECUTE FUNCTION paygo_refuse_change('the adjustment is decided');
CREATE TRIGGER "adjustments_no_delete" BEFORE DELETE ON "adjustments"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('adjustments are kept');

CREATE UNIQUE INDEX "findings_open" ON "findings" ("check_name", "subject") WHERE "resolved_at" IS NULL;
CREATE INDEX "provider_events_open" ON "provider_events" ("received_at") WHERE "processed_at" IS NULL;
CREATE INDEX "payments_open" ON "payments" ("state", "created_at") WHERE "state" IN ('pending', 'processing');
