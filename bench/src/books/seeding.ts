import pg from "pg";

/**
 * Posts what stands in the temporary table `moves` (entry's `id`, `transaction_id`, `account_id`, `amount_minor`):
 * entries with their running balances, and the balances. The triggers would do the same, one entry at a time.
 */
const postMoves = `
  INSERT INTO ledger_entries (id, transaction_id, account_id, amount_minor, balance_after_minor)
  SELECT id, transaction_id, account_id, amount_minor, sum(amount_minor) OVER (PARTITION BY account_id ORDER BY id)
  FROM moves;
  SELECT setval(pg_get_serial_sequence('ledger_entries', 'id'), max(id)) FROM moves;
  UPDATE ledger_accounts a SET balance_minor = m.total
  FROM (SELECT account_id, sum(amount_minor) AS total FROM moves GROUP BY account_id) m WHERE a.id = m.account_id`;

/**
 * Writes many rows by statements on sets, in one transaction without triggers, which would take minutes. The last
 * statement leaves `moves`. Whoever calls it audits the books afterwards.
 */
export async function seed(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '128MB'");
    for (const statement of statements) await client.query(statement);
    await client.query(postMoves);
    await client.query("COMMIT");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}

/** The columns of a session that its service gives it: 1.00 a minute, 60/60, 15 % for the platform. */
export const tariffColumns = `service_title, price_per_minute_minor, currency, initial_seconds, subsequent_seconds,
  free_seconds, minute_ms, fee_basis_points`;
export const tariffValues = `'Piano lesson', 100, 'USD', 60, 60, 0, 60000, 1500`;

/** People (`id`) and their services, from a temporary table `people (customer, vendor, service)`. */
export const peopleStatements = [
  `INSERT INTO users (id, email, name, role, created_at)
  SELECT customer, customer || '@paygo.test', 'Demo customer', 'user'::"Role", now() - interval '1 year' FROM people
  UNION ALL SELECT DISTINCT vendor, vendor || '@paygo.test', 'Demo vendor', 'vendor'::"Role", now() - interval '1 year' FROM people`,
  `INSERT INTO services (id, vendor_id, title, description, price_per_minute_minor, currency, created_at, updated_at)
  SELECT DISTINCT service, vendor, 'Piano lesson', '', 100, 'USD', now() - interval '1 year', now() - interval '1 year' FROM people`,
  `INSERT INTO ledger_accounts (id, kind, owner_id, currency)
  SELECT available, 'available'::"AccountKind", customer, 'USD' FROM people
  UNION ALL SELECT held, 'held', customer, 'USD' FROM people`,
  `INSERT INTO ledger_accounts (id, kind, currency) VALUES (uuidv7(), 'funding', 'USD'), (uuidv7(), 'fees', 'USD')`,
];

/** The platform's own account of a kind, in SQL. */
export const platformAccount = (kind: "funding" | "fees") =>
  `(SELECT id FROM ledger_accounts WHERE kind = '${kind}')`;
