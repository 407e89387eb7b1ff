import { peopleStatements, platformAccount, seed, tariffColumns, tariffValues } from "./seeding.ts";

/**
 * `count` live sessions, each of a customer and a vendor of its own, as they stand at `now`: live for up to two
 * minutes, 5.00 held, the last evidence of both a moment old, and no deadline reached.
 */
export function seedLiveSessions(databaseUrl: string, count: number, now: Date): Promise<void> {
  const at = `'${now.toISOString()}'::timestamptz`;
  return seed(databaseUrl, [
    `CREATE TEMP TABLE people ON COMMIT DROP AS
    SELECT n, uuidv7() AS customer, uuidv7() AS vendor, uuidv7() AS service, uuidv7() AS available, uuidv7() AS held,
      uuidv7() AS session, uuidv7() AS payment, uuidv7() AS top_up, uuidv7() AS hold, uuidv7() AS hold_posting,
      ${at} - make_interval(secs => 40 + n % 80) AS live_at, ${at} - make_interval(secs => n % 5) AS heard_at
    FROM generate_series(1, ${count}) n`,
    ...peopleStatements,
    `INSERT INTO sessions (id, customer_id, vendor_id, service_id, state, channel, idempotency_key, ${tariffColumns},
      created_at, answered_at, live_at, silent_after, extend_at, funded_until, warn_at, max_until)
    SELECT session, customer, vendor, service, 'live', 'paygo-' || session, 'seed', ${tariffValues},
      live_at, live_at, live_at, heard_at + interval '30 s', live_at + interval '4 min', live_at + interval '5 min',
      live_at + interval '98 min', live_at + interval '4 h'
    FROM people`,
    `INSERT INTO participants (id, session_id, user_id, uid, device, present_since, last_evidence_at)
    SELECT uuidv7(), session, customer, 1, 'tab', live_at, heard_at FROM people
    UNION ALL SELECT uuidv7(), session, vendor, 2, 'tab', live_at, heard_at FROM people`,
    `INSERT INTO ledger_transactions (id, kind, currency, idempotency_key, input_hash, session_id, posted_at)
    SELECT top_up, 'top_up'::"TransactionKind", 'USD', 'top_up:' || payment, 'seed', NULL, live_at FROM people
    UNION ALL SELECT hold_posting, 'hold', 'USD', 'hold:' || session || ':1', 'seed', session, live_at FROM people`,
    `INSERT INTO payments (id, user_id, provider, amount_minor, currency, state, idempotency_key, return_path,
      transaction_id, created_at, completed_at)
    SELECT payment, customer, 'sandbox', 10000, 'USD', 'succeeded', 'seed', '/wallet', top_up, live_at, live_at FROM people`,
    `INSERT INTO holds (id, session_id, transaction_id, amount_minor, created_at)
    SELECT hold, session, hold_posting, 500, live_at FROM people`,
    `CREATE TEMP TABLE moves ON COMMIT DROP AS
    SELECT n * 4 + move.k AS id, move.transaction_id, move.account_id, move.amount_minor
    FROM people, ${platformAccount("funding")} AS funding (id), LATERAL (VALUES
      (0, top_up, funding.id, -10000), (1, top_up, available, 10000),
      (2, hold_posting, available, -500), (3, hold_posting, held, 500)
    ) AS move (k, transaction_id, account_id, amount_minor)`,
  ]);
}
