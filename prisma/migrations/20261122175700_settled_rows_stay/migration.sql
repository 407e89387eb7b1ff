-- What a bill was made from and what it says stay as they were.
CREATE TRIGGER "participants_closed_presence" BEFORE UPDATE ON "participants"
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL AND (
    OLD.id, OLD.session_id, OLD.user_id, OLD.role, OLD.purpose,
    OLD.present_since, OLD.last_evidence_at, OLD.silent_ms, OLD.closed_at
  ) IS DISTINCT FROM (
    NEW.id, NEW.session_id, NEW.user_id, NEW.role, NEW.purpose,
    NEW.present_since, NEW.last_evidence_at, NEW.silent_ms, NEW.closed_at
  ))
  EXECUTE FUNCTION paygo_refuse_change('presence is evidence');
CREATE TRIGGER "participants_closed_stay" BEFORE DELETE ON "participants"
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION paygo_refuse_change('presence is evidence');

CREATE FUNCTION paygo_refuse_late_presence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed timestamptz;
BEGIN
  -- The lock waits for a session that is just being ended, and what it returns is the row as it is then.
  SELECT closed_at INTO closed FROM participants WHERE id = NEW.participant_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'INSERT of presence_intervals is not allowed: the evidence is closed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "presence_intervals_in_time" BEFORE INSERT ON "presence_intervals"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_late_presence();

CREATE TRIGGER "sessions_ended_stay" BEFORE UPDATE ON "sessions"
  FOR EACH ROW WHEN (OLD.state = 'ended') EXECUTE FUNCTION paygo_refuse_change('the session has ended');
CREATE TRIGGER "sessions_no_delete" BEFORE DELETE ON "sessions"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('sessions are kept');

CREATE TRIGGER "holds_settled_stay" BEFORE UPDATE ON "holds"
  FOR EACH ROW WHEN (OLD.state = 'settled') EXECUTE FUNCTION paygo_refuse_change('the hold is settled');
CREATE TRIGGER "holds_no_delete" BEFORE DELETE ON "holds"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_change('holds are settled, never removed');
CREATE TRIGGER "holds_no_truncate" BEFORE TRUNCATE ON "holds"
  FOR EACH STATEMENT EXECUTE FUNCTION paygo_refuse_change('holds are settled, never removed');

-- A ledger transaction is complete when the database transaction that made it commits.
CREATE FUNCTION paygo_refuse_late_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current_xid bigint := pg_current_xact_id()::text::bigint;
  made_by bigint;
  ahead bigint;
BEGIN
  SELECT xmin::text::bigint INTO made_by FROM ledger_transactions WHERE id = NEW.transaction_id;
  IF NOT FOUND THEN
    RETURN NEW; -- The foreign key refuses it.
  END IF;
  -- xmin is a transaction's number modulo 2^32. That of a savepoint is above its transaction's.
  ahead := (made_by - current_xid % 4294967296 + 4294967296) % 4294967296;
  IF ahead = 0 THEN
    RETURN NEW;
  END IF;
  -- A row that is visible though its maker is still in progress is this transaction's own.
  IF ahead < 2147483648 THEN
    IF pg_xact_status((current_xid + ahead)::text::xid8) = 'in progress' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'INSERT of ledger_entries is not allowed: the transaction is already posted'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ledger_entries_in_time" BEFORE INSERT ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION paygo_refuse_late_entry();

CREATE FUNCTION paygo_check_transaction_has_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_entries WHERE transaction_id = NEW.id) < 2 THEN
    RAISE EXCEPTION 'ledger transaction % has fewer than two entries', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_transactions_have_entries" AFTER INSERT ON "ledger_transactions"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION paygo_check_transaction_has_entries();
