-- CreateEnum
CREATE TYPE "Role" AS ENUM ('user', 'vendor', 'admin');

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('ringing', 'live', 'ended');

-- CreateEnum
CREATE TYPE "EndReason" AS ENUM ('cancelled', 'declined', 'no_answer', 'stopped_by_customer', 'stopped_by_vendor', 'funds_exhausted', 'connection_lost', 'max_duration', 'ended_by_admin');

-- CreateEnum
CREATE TYPE "ParticipantRole" AS ENUM ('host', 'audience');

-- CreateEnum
CREATE TYPE "RtcPurpose" AS ENUM ('primary', 'screen', 'recorder');

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('available', 'held', 'earnings', 'fees', 'funding');

-- CreateEnum
CREATE TYPE "TransactionKind" AS ENUM ('top_up', 'hold', 'settlement');

-- CreateEnum
CREATE TYPE "HoldState" AS ENUM ('open', 'settled');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('pending', 'succeeded', 'declined', 'abandoned');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "oauth_accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "access_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "price_per_minute_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "initial_seconds" INTEGER NOT NULL DEFAULT 60,
    "subsequent_seconds" INTEGER NOT NULL DEFAULT 60,
    "free_seconds" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "state" "SessionState" NOT NULL DEFAULT 'ringing',
    "end_reason" "EndReason",
    "decline_reason" TEXT,
    "channel" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "service_title" TEXT NOT NULL,
    "price_per_minute_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "initial_seconds" INTEGER NOT NULL,
    "subsequent_seconds" INTEGER NOT NULL,
    "free_seconds" INTEGER NOT NULL,
    "minute_ms" INTEGER NOT NULL,
    "fee_basis_points" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "live_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ringing_until" TIMESTAMPTZ(3),
    "extend_at" TIMESTAMPTZ(3),
    "funded_until" TIMESTAMPTZ(3),
    "silent_after" TIMESTAMPTZ(3),
    "max_until" TIMESTAMPTZ(3),
    "billable_ms" INTEGER,
    "charged_minor" BIGINT,
    "unaffordable_minor" BIGINT,
    "vendor_minor" BIGINT,
    "fee_minor" BIGINT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participants" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "ParticipantRole" NOT NULL DEFAULT 'host',
    "purpose" "RtcPurpose" NOT NULL DEFAULT 'primary',
    "uid" INTEGER NOT NULL,
    "device" TEXT,
    "present_since" TIMESTAMPTZ(3),
    "last_evidence_at" TIMESTAMPTZ(3),
    "silent_ms" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "participants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence_intervals" (
    "id" BIGSERIAL NOT NULL,
    "participant_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_intervals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_events" (
    "id" BIGSERIAL NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signals" (
    "id" BIGSERIAL NOT NULL,
    "session_id" UUID NOT NULL,
    "from_uid" INTEGER NOT NULL,
    "to_uid" INTEGER,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "id" UUID NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "owner_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "balance_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" UUID NOT NULL,
    "kind" "TransactionKind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "session_id" UUID,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "balance_after_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holds" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "HoldState" NOT NULL DEFAULT 'open',
    "captured_minor" BIGINT NOT NULL DEFAULT 0,
    "released_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'pending',
    "idempotency_key" TEXT NOT NULL,
    "return_path" TEXT NOT NULL,
    "transaction_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "oauth_accounts_user_id_idx" ON "oauth_accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_tokens_token_hash_key" ON "access_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "access_tokens_user_id_created_at_idx" ON "access_tokens"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "services_vendor_id_idx" ON "services"("vendor_id");

-- CreateIndex
CREATE INDEX "services_is_active_created_at_idx" ON "services"("is_active", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_channel_key" ON "sessions"("channel");

-- CreateIndex
CREATE INDEX "sessions_customer_id_created_at_id_idx" ON "sessions"("customer_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "sessions_vendor_id_created_at_id_idx" ON "sessions"("vendor_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_customer_id_idempotency_key_key" ON "sessions"("customer_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "participants_user_id_idx" ON "participants"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "participants_session_id_uid_key" ON "participants"("session_id", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "participants_session_id_user_id_purpose_key" ON "participants"("session_id", "user_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "presence_intervals_participant_id_started_at_key" ON "presence_intervals"("participant_id", "started_at");

-- CreateIndex
CREATE INDEX "session_events_session_id_id_idx" ON "session_events"("session_id", "id");

-- CreateIndex
CREATE INDEX "signals_session_id_id_idx" ON "signals"("session_id", "id");

-- CreateIndex
CREATE INDEX "ledger_accounts_owner_id_idx" ON "ledger_accounts"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_idempotency_key_key" ON "ledger_transactions"("idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_transactions_session_id_idx" ON "ledger_transactions"("session_id");

-- CreateIndex
CREATE INDEX "ledger_entries_account_id_id_idx" ON "ledger_entries"("account_id", "id" DESC);

-- CreateIndex
CREATE INDEX "ledger_entries_transaction_id_idx" ON "ledger_entries"("transaction_id");

-- CreateIndex
CREATE INDEX "holds_session_id_created_at_idx" ON "holds"("session_id", "created_at");

-- CreateIndex
CREATE INDEX "holds_transaction_id_idx" ON "holds"("transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_transaction_id_key" ON "payments"("transaction_id");

-- CreateIndex
CREATE INDEX "payments_user_id_created_at_idx" ON "payments"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_user_id_idempotency_key_key" ON "payments"("user_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "oauth_accounts" ADD CONSTRAINT "oauth_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence_intervals" ADD CONSTRAINT "presence_intervals_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_events" ADD CONSTRAINT "session_events_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signals" ADD CONSTRAINT "signals_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ───────────── What Prisma's schema language cannot say: the database as the last guard ─────────────

-- One open session per customer and one per vendor.
CREATE UNIQUE INDEX "sessions_one_open_per_customer" ON "sessions" ("customer_id") WHERE "state" <> 'ended';
CREATE UNIQUE INDEX "sessions_one_open_per_vendor" ON "sessions" ("vendor_id") WHERE "state" <> 'ended';

-- The sweeper looks only at deadlines of open sessions.
CREATE INDEX "sessions_ringing_until" ON "sessions" ("ringing_until") WHERE "state" <> 'ended';
CREATE INDEX "sessions_extend_at" ON "sessions" ("extend_at") WHERE "state" <> 'ended';
CREATE INDEX "sessions_funded_until" ON "sessions" ("funded_until") WHERE "state" <> 'ended';
CREATE INDEX "sessions_silent_after" ON "sessions" ("silent_after") WHERE "state" <> 'ended';
CREATE INDEX "sessions_max_until" ON "sessions" ("max_until") WHERE "state" <> 'ended';

-- An ended session says why and when, and what it cost; an open one says none of it.
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_end_is_complete" CHECK (
  ("state" = 'ended') = ("end_reason" IS NOT NULL)
  AND ("state" = 'ended') = ("ended_at" IS NOT NULL)
  AND ("state" = 'ended') = ("charged_minor" IS NOT NULL)
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_live_was_answered" CHECK (
  "state" <> 'live' OR ("live_at" IS NOT NULL AND "answered_at" IS NOT NULL)
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_charge_is_split" CHECK (
  "charged_minor" IS NULL OR ("charged_minor" >= 0 AND "charged_minor" = "vendor_minor" + "fee_minor")
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tariff" CHECK (
  "price_per_minute_minor" > 0 AND "initial_seconds" > 0 AND "subsequent_seconds" > 0
  AND "free_seconds" >= 0 AND "minute_ms" > 0 AND "fee_basis_points" BETWEEN 0 AND 10000
);
ALTER TABLE "services" ADD CONSTRAINT "services_tariff" CHECK (
  "price_per_minute_minor" > 0 AND "initial_seconds" > 0 AND "subsequent_seconds" > 0 AND "free_seconds" >= 0
);
ALTER TABLE "participants" ADD CONSTRAINT "participants_uid" CHECK ("uid" > 0);
ALTER TABLE "presence_intervals" ADD CONSTRAINT "presence_intervals_order" CHECK ("ended_at" >= "started_at");
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount" CHECK ("amount_minor" > 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_credited_once" CHECK (
  ("state" = 'succeeded') = ("transaction_id" IS NOT NULL)
);

-- A hold is settled exactly once: capture + release = held.
ALTER TABLE "holds" ADD CONSTRAINT "holds_settled_whole" CHECK (
  "amount_minor" > 0 AND "captured_minor" >= 0 AND "released_minor" >= 0
  AND CASE "state"
    WHEN 'open' THEN "captured_minor" = 0 AND "released_minor" = 0 AND "settled_at" IS NULL
    ELSE "captured_minor" + "released_minor" = "amount_minor" AND "settled_at" IS NOT NULL
  END
);

-- One account per kind, owner and currency; the platform's own accounts have no owner.
CREATE UNIQUE INDEX "ledger_accounts_key" ON "ledger_accounts" ("kind", "owner_id", "currency") NULLS NOT DISTINCT;
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owner" CHECK (
  ("kind" IN ('fees', 'funding')) = ("owner_id" IS NULL)
);
-- Only the other side of money that came in may be below zero.
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_not_negative" CHECK (
  "balance_minor" >= 0 OR "kind" = 'funding'
);
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_amount" CHECK ("amount_minor" <> 0);

-- A balance is the sum of its entries because nothing else can write it.
CREATE FUNCTION paygo_apply_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account_currency char(3);
  transaction_currency char(3);
BEGIN
  UPDATE ledger_accounts SET balance_minor = balance_minor + NEW.amount_minor
    WHERE id = NEW.account_id
    RETURNING balance_minor, currency INTO NEW.balance_after_minor, account_currency;
  SELECT currency INTO transaction_currency FROM ledger_transactions WHERE id = NEW.transaction_id;
  IF account_currency IS DISTINCT FROM transaction_currency THEN
    RAISE EXCEPTION 'ledger entry mixes currencies: % in a transaction in %', account_currency, transaction_currency
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ledger_entries_apply" BEFORE INSERT ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION paygo_apply_ledger_entry();

CREATE FUNCTION paygo_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is not allowed: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');
CREATE TRIGGER "ledger_entries_no_truncate" BEFORE TRUNCATE ON "ledger_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');
CREATE TRIGGER "ledger_transactions_append_only" BEFORE UPDATE OR DELETE ON "ledger_transactions"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');
CREATE TRIGGER "ledger_transactions_no_truncate" BEFORE TRUNCATE ON "ledger_transactions"
  FOR EACH STATEMENT EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');
CREATE TRIGGER "presence_intervals_append_only" BEFORE UPDATE OR DELETE ON "presence_intervals"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('presence is evidence');
-- Depth 0 is a statement from outside; the entry trigger runs at depth 1.
CREATE TRIGGER "ledger_accounts_balance_from_entries" BEFORE UPDATE OF "balance_minor" ON "ledger_accounts"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0)
  EXECUTE FUNCTION paygo_refuse_change('balances come from entries');
CREATE TRIGGER "ledger_accounts_start_at_zero" BEFORE INSERT ON "ledger_accounts"
  FOR EACH ROW WHEN (NEW.balance_minor <> 0)
  EXECUTE FUNCTION paygo_refuse_change('balances come from entries');
CREATE TRIGGER "ledger_accounts_no_delete" BEFORE DELETE ON "ledger_accounts"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');

-- Every transaction sums to zero when it commits.
CREATE FUNCTION paygo_check_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total numeric;
BEGIN
  SELECT sum(amount_minor) INTO total FROM ledger_entries WHERE transaction_id = NEW.transaction_id;
  IF total <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % does not sum to zero: %', NEW.transaction_id, total
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_entries_sum_to_zero" AFTER INSERT ON "ledger_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION paygo_check_transaction_balances();
