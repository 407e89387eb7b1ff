-- CreateIndex
CREATE INDEX "ledger_transactions_posted_at_id_idx" ON "ledger_transactions"("posted_at", "id");

-- ───────────── What Prisma's schema language cannot say: the database as the last guard ─────────────

-- A payout's statement says what was paid to whom under which number; only its fate may change.
CREATE TRIGGER "payouts_as_made" BEFORE UPDATE OF "number", "amount_minor", "currency", "vendor_id", "created_at" ON "payouts"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('a payout stays as it was made');
