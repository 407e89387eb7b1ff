import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { Database } from "../client.ts";

export type Row = Record<string, unknown>;

/** The columns of a session that ended without a charge. */
export const endedColumns = {
  state: "ended",
  end_reason: "declined",
  ended_at: new Date(),
  charged_minor: 0,
  vendor_minor: 0,
  fee_minor: 0,
} as const;

/** The constraint, index or text that refused a statement. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) return "nothing refused it";
  const constraint = "constraint" in error && typeof error.constraint === "string" ? error.constraint : null;
  return constraint ?? error.message;
}

/** Writes rows by plain SQL, around everything that the application checks. */
export class RawRows {
  readonly #database: Database;
  #funding: Promise<string> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  query(sql: string, values: unknown[] = []) {
    return this.#database.pool.query<Row>(sql, values);
  }

  /** Inserts one row and returns its `id`. */
  async insert(table: string, row: Row, client: PoolClient | null = null): Promise<string> {
    const columns = Object.keys(row);
    const places = columns.map((_, i) => `$${i + 1}`);
    const { rows } = await (client ?? this.#database.pool).query<Row>(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")}) RETURNING *`,
      Object.values(row),
    );
    return String(rows[0]?.id);
  }

  addUser(role: string): Promise<string> {
    return this.insert("users", { id: randomUUID(), email: `${randomUUID()}@paygo.test`, name: role, role });
  }

  /** A ringing session of two new people at 1.00 a minute; `changes` come on top. */
  async addSession(changes: Row = {}): Promise<string> {
    const { vendor_id: given } = changes;
    const vendorId = typeof given === "string" ? given : await this.addUser("vendor");
    const price = { price_per_minute_minor: 100, currency: "USD" };
    const serviceId = await this.insert("services", {
      id: randomUUID(),
      vendor_id: vendorId,
      title: "Lesson",
      description: "",
      created_at: new Date(),
      updated_at: new Date(),
      ...price,
    });
    return this.insert("sessions", {
      id: randomUUID(),
      customer_id: await this.addUser("user"),
      vendor_id: vendorId,
      service_id: serviceId,
      channel: randomUUID(),
      idempotency_key: randomUUID(),
      service_title: "Lesson",
      ...price,
      initial_seconds: 60,
      subsequent_seconds: 60,
      free_seconds: 0,
      minute_ms: 60_000,
      fee_basis_points: 1_500,
      created_at: new Date(),
      ...changes,
    });
  }

  addAccount(kind: string, ownerId: string | null, changes: Row = {}): Promise<string> {
    const row = { id: randomUUID(), kind, owner_id: ownerId, currency: "USD", ...changes };
    return this.insert("ledger_accounts", row);
  }

  /** The platform's only funding account. */
  fundingAccount(): Promise<string> {
    this.#funding ??= this.addAccount("funding", null);
    return this.#funding;
  }

  /** Posts entries as one ledger transaction in one database transaction. */
  async post(entries: [accountId: string, amountMinor: number][]): Promise<string> {
    const transaction = { id: randomUUID(), kind: "top_up", currency: "USD", input_hash: "x" };
    const client = await this.#database.pool.connect();
    try {
      await client.query("BEGIN");
      const row = { ...transaction, idempotency_key: randomUUID(), posted_at: new Date() };
      await this.insert("ledger_transactions", row, client);
      for (const [accountId, amountMinor] of entries) {
        const entry = { transaction_id: transaction.id, account_id: accountId, amount_minor: amountMinor };
        await this.insert("ledger_entries", entry, client);
      }
      await client.query("COMMIT");
      return transaction.id;
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }

  /** A customer's account with 500 on it, and the transaction that brought it. */
  async addFunds(): Promise<{ accountId: string; transactionId: string }> {
    const accountId = await this.addAccount("available", await this.addUser("user"));
    const funding = await this.fundingAccount();
    const transactionId = await this.post([
      [funding, -500],
      [accountId, 500],
    ]);
    return { accountId, transactionId };
  }

  async balanceOf(accountId: string): Promise<unknown> {
    const { rows } = await this.query("SELECT balance_minor FROM ledger_accounts WHERE id = $1", [accountId]);
    return rows[0]?.balance_minor;
  }
}
