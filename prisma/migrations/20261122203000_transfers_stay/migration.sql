-- ───────────── What Prisma's schema language cannot say: the database as the last guard ─────────────

-- What a payment is and whose it is never changes, and one that was credited stays so: what is taken back is a reversal.
CREATE TRIGGER "payments_identity" BEFORE UPDATE ON "payments"
  FOR EACH ROW WHEN (
    (OLD.user_id, OLD.provider, OLD.amount_minor, OLD.currency, OLD.idempotency_key)
      IS DISTINCT FROM (NEW.user_id, NEW.provider, NEW.amount_minor, NEW.currency, NEW.idempotency_key)
  ) EXECUTE FUNCTION paygo_refuse_change('a payment stays what it is');
CREATE TRIGGER "payments_credited_stay" BEFORE UPDATE ON "payments"
  FOR EACH ROW WHEN (
    OLD.state = 'succeeded' AND (NEW.state, NEW.transaction_id) IS DISTINCT FROM (OLD.state, OLD.transaction_id)
  ) EXECUTE FUNCTION paygo_refuse_change('the payment is credited');
CREATE TRIGGER "payments_no_delete" BEFORE DELETE ON "payments"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('payments are kept');

-- A transfer ends once. What arrived may come back from the bank; what came back stays.
CREATE TRIGGER "payouts_destination" BEFORE UPDATE ON "payouts"
  FOR EACH ROW WHEN ((OLD.provider, OLD.account_ref) IS DISTINCT FROM (NEW.provider, NEW.account_ref))
  EXECUTE FUNCTION paygo_refuse_change('a payout goes where it was to go');
CREATE TRIGGER "payouts_paid_stay" BEFORE UPDATE ON "payouts"
  FOR EACH ROW WHEN (OLD.state = 'paid' AND NEW.state IN ('pending', 'sent'))
  EXECUTE FUNCTION paygo_refuse_change('the payout arrived');
CREATE TRIGGER "withdrawals_identity" BEFORE UPDATE ON "withdrawals"
  FOR EACH ROW WHEN (
    (OLD.user_id, OLD.amount_minor, OLD.currency) IS DISTINCT FROM (NEW.user_id, NEW.amount_minor, NEW.currency)
  ) EXECUTE FUNCTION paygo_refuse_change('a withdrawal stays what it is');
CREATE TRIGGER "withdrawals_no_delete" BEFORE DELETE ON "withdrawals"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('withdrawals are kept');
CREATE TRIGGER "withdrawal_parts_identity" BEFORE UPDATE ON "withdrawal_parts"
  FOR EACH ROW WHEN (
    (OLD.withdrawal_id, OLD.payment_id, OLD.amount_minor)
      IS DISTINCT FROM (NEW.withdrawal_id, NEW.payment_id, NEW.amount_minor)
  ) EXECUTE FUNCTION paygo_refuse_change('a part of a withdrawal stays what it is');
CREATE TRIGGER "withdrawal_parts_ended_stay" BEFORE UPDATE ON "withdrawal_parts"
  FOR EACH ROW WHEN (
    OLD.state = 'returned' AND NEW.state <> 'returned' OR OLD.state = 'paid' AND NEW.state IN ('pending', 'sent')
  ) EXECUTE FUNCTION paygo_refuse_change('the part of a withdrawal has ended');
CREATE TRIGGER "withdrawal_parts_no_delete" BEFORE DELETE ON "withdrawal_parts"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('withdrawals are kept');

-- What the provider took back cannot be withdrawn as well.
CREATE OR REPLACE FUNCTION paygo_check_withdrawal_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  gone numeric;
BEGIN
  SELECT amount_minor INTO paid FROM payments WHERE id = NEW.payment_id AND state = 'succeeded' FOR UPDATE;
  SELECT coalesce((SELECT sum(amount_minor) FROM withdrawal_parts WHERE payment_id = NEW.payment_id AND state <> 'returned'), 0)
      + coalesce((SELECT sum(amount_minor) FROM payment_reversals WHERE payment_id = NEW.payment_id), 0)
    INTO gone;
  IF paid IS NULL OR gone + NEW.amount_minor > paid THEN
    RAISE EXCEPTION 'withdrawals to payment % exceed it: % + % of %', NEW.payment_id, gone, NEW.amount_minor, paid
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Nobody is paid back more of a payment than it was, however often its provider tells.
CREATE FUNCTION paygo_check_reversals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  taken numeric;
BEGIN
  SELECT amount_minor INTO paid FROM payments WHERE id = NEW.payment_id AND state = 'succeeded' FOR UPDATE;
  SELECT coalesce(sum(amount_minor), 0) INTO taken FROM payment_reversals WHERE payment_id = NEW.payment_id;
  IF paid IS NULL OR taken + NEW.amount_minor > paid THEN
    RAISE EXCEPTION 'reversals of payment % exceed it: % + % of %', NEW.payment_id, taken, NEW.amount_minor, paid
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_reversals_within_payment" BEFORE INSERT ON "payment_reversals"
  FOR EACH ROW EXECUTE FUNCTION paygo_check_reversals();
