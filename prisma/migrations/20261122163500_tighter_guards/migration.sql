-- A check that is NULL passes: the two parts of a charge must be there, not only add up.
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_charge_is_split";
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_charge_is_split" CHECK (
  "charged_minor" IS NULL OR (
    "vendor_minor" IS NOT NULL AND "fee_minor" IS NOT NULL AND "vendor_minor" >= 0 AND "fee_minor" >= 0
    AND "charged_minor" = "vendor_minor" + "fee_minor"
  )
);

-- An account stays what it is: else its entries would change their owner, kind or currency after the fact.
CREATE TRIGGER "ledger_accounts_identity" BEFORE UPDATE OF "id", "kind", "owner_id", "currency" ON "ledger_accounts"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('the ledger is append-only');

CREATE TRIGGER "presence_intervals_no_truncate" BEFORE TRUNCATE ON "presence_intervals"
  FOR EACH STATEMENT EXECUTE FUNCTION paygo_refuse_change('presence is evidence');
