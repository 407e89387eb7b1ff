import { peopleStatements, platformAccount, seed, tariffColumns, tariffValues } from "./seeding.ts";

/** Entries of a customer's own accounts in one turn: a top-up, a session's hold and its settlement. */
export const entriesPerTurn = 5;

/**
 * Years of a few customers of one vendor: `turns` a customer, each a top-up and a settled session of a minute for
 * 1.00. Returns the customers' ids in the order of `turns`. The sessions are without evidence, which no wallet reads.
 */
export async function seedLedger(databaseUrl: string, turns: readonly number[]): Promise<string[]> {
  const customers = turns.map((_, index) => `00000000-0000-7000-8000-${String(index + 1).padStart(12, "0")}`);
  const rows = turns.map((count, index) => `('${customers[index]}'::uuid, ${count})`);
  await seed(databaseUrl, [
    `CREATE TEMP TABLE people ON COMMIT DROP AS
    SELECT row_number() OVER () AS person, customer, turns, uuidv7() AS available, uuidv7() AS held, v.vendor, v.service
    FROM (VALUES ${rows.join(", ")}) AS p (customer, turns),
      (SELECT uuidv7() AS vendor, uuidv7() AS service) v`,
    ...peopleStatements,
    `INSERT INTO ledger_accounts (id, kind, owner_id, currency)
    SELECT uuidv7(), 'earnings_pending', vendor, 'USD' FROM people LIMIT 1`,
    `CREATE TEMP TABLE turns ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY turn, person) AS n, turn, p.*, CASE turn WHEN 1 THEN 10100 ELSE 100 END AS paid,
      uuidv7() AS session, uuidv7() AS payment, uuidv7() AS top_up, uuidv7() AS hold, uuidv7() AS hold_posting,
      uuidv7() AS settlement, date_trunc('second', now()) - make_interval(mins => (p.turns - turn)::int + 1) AS at
    FROM people p, LATERAL generate_series(1, p.turns) turn`,
    `INSERT INTO sessions (id, customer_id, vendor_id, service_id, state, end_reason, channel, idempotency_key,
      ${tariffColumns}, created_at, answered_at, live_at, ended_at, billable_ms, charged_minor, unaffordable_minor,
      vendor_minor, fee_minor, receipt_number)
    SELECT session, customer, vendor, service, 'ended', 'stopped_by_customer', 'paygo-' || session, session,
      ${tariffValues}, at, at, at, at + interval '50 s', 50000, 100, 0, 85, 15, nextval('receipt_numbers')
    FROM turns ORDER BY n`,
    `INSERT INTO ledger_transactions (id, kind, currency, idempotency_key, input_hash, session_id, posted_at)
    SELECT t.id, t.kind::"TransactionKind", 'USD', t.key, 'seed', t.session_id, t.at FROM turns, LATERAL (VALUES
      (top_up, 'top_up', 'top_up:' || payment, NULL, at), (hold_posting, 'hold', 'hold:' || session || ':1', session, at),
      (settlement, 'settlement', 'settlement:' || session, session, at + interval '50 s')
    ) AS t (id, kind, key, session_id, at)`,
    `INSERT INTO payments (id, user_id, provider, amount_minor, currency, state, idempotency_key, return_path,
      transaction_id, created_at, completed_at)
    SELECT payment, customer, 'sandbox', paid, 'USD', 'succeeded', payment, '/wallet', top_up, at, at FROM turns`,
    `INSERT INTO holds (id, session_id, transaction_id, amount_minor, state, captured_minor, released_minor, created_at, settled_at)
    SELECT hold, session, hold_posting, 500, 'settled', 100, 400, at, at + interval '50 s' FROM turns`,
    `INSERT INTO earnings (session_id, vendor_id, currency, amount_minor, available_at)
    SELECT session, vendor, 'USD', 85, now() + interval '1 year' FROM turns`,
    `CREATE TEMP TABLE moves ON COMMIT DROP AS
    SELECT n * 8 + move.k AS id, move.transaction_id, move.account_id, move.amount_minor
    FROM turns, ${platformAccount("funding")} AS funding (id), ${platformAccount("fees")} AS fees (id),
      (SELECT id FROM ledger_accounts WHERE kind = 'earnings_pending') AS earned (id), LATERAL (VALUES
        (0, top_up, funding.id, -paid), (1, top_up, available, paid),
        (2, hold_posting, available, -500), (3, hold_posting, held, 500),
        (4, settlement, held, -500), (5, settlement, available, 400),
        (6, settlement, earned.id, 85), (7, settlement, fees.id, 15)
      ) AS move (k, transaction_id, account_id, amount_minor)`,
  ]);
  return customers;
}
