import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RawRows, refusalOf } from "./testing/raw-rows.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let raw: RawRows;
beforeAll(async () => {
  database = await createTestDatabase();
  raw = new RawRows(database);
});
afterAll(() => database.close());

describe("the ledger", () => {
  test("a transaction that does not sum to zero is refused when it commits", async () => {
    const account = await raw.addAccount("available", await raw.addUser("user"));
    const source = await raw.fundingAccount();
    const generous = raw.post([
      [source, -500],
      [account, 500],
      [account, 500],
    ]);
    expect(await refusalOf(generous)).toMatch(/does not sum to zero: 500/);
    const lopsided = raw.post([
      [source, -500],
      [account, 499],
    ]);
    expect(await refusalOf(lopsided)).toMatch(/does not sum to zero: -1/);
    expect(await raw.balanceOf(account)).toBe("0");
  });

  test("entries may be out of balance until the commit", async () => {
    const { accountId } = await raw.addFunds();
    expect(await raw.balanceOf(accountId)).toBe("500");
  });

  test("a transaction with fewer than two entries is refused when it commits", async () => {
    const account = await raw.addAccount("available", await raw.addUser("user"));
    expect(await refusalOf(raw.post([]))).toMatch(/fewer than two entries/);
    expect(await refusalOf(raw.post([[account, 500]]))).toMatch(/fewer than two entries/);
  });

  test("no entry joins a committed transaction, not even as part of a balanced pair", async () => {
    const { accountId, transactionId } = await raw.addFunds();
    const late = raw.query(
      "INSERT INTO ledger_entries (transaction_id, account_id, amount_minor) VALUES ($1, $2, 7), ($1, $3, -7)",
      [transactionId, accountId, await raw.fundingAccount()],
    );
    expect(await refusalOf(late)).toMatch(/already posted/);
    expect(await raw.balanceOf(accountId)).toBe("500");
  });

  test("no entry joins a transaction that another one committed in the meantime", async () => {
    const older = await database.pool.connect();
    try {
      await older.query("BEGIN");
      await older.query("SELECT pg_current_xact_id()");
      const { accountId, transactionId } = await raw.addFunds();
      const entry = { transaction_id: transactionId, account_id: accountId, amount_minor: 7 };
      expect(await refusalOf(raw.insert("ledger_entries", entry, older))).toMatch(/already posted/);
    } finally {
      await older.query("ROLLBACK");
      older.release();
    }
  });

  test("a transaction may be posted across savepoints", async () => {
    const account = await raw.addAccount("available", await raw.addUser("user"));
    const source = await raw.fundingAccount();
    const row = { kind: "top_up", currency: "USD", input_hash: "x", posted_at: new Date() };
    const transaction = { id: randomUUID(), idempotency_key: randomUUID(), ...row };
    const client = await database.pool.connect();
    const add = (accountId: string, amountMinor: number) => {
      const entry = { transaction_id: transaction.id, account_id: accountId, amount_minor: amountMinor };
      return raw.insert("ledger_entries", entry, client);
    };
    try {
      await client.query("BEGIN; SELECT pg_current_xact_id(); SAVEPOINT one");
      await raw.insert("ledger_transactions", transaction, client);
      await add(source, -5);
      await client.query("RELEASE one; SAVEPOINT two");
      await add(account, 2);
      await client.query("RELEASE two");
      await add(account, 3);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    expect(await raw.balanceOf(account)).toBe("5");
  });

  test("currencies never mix in one transaction", async () => {
    const owner = await raw.addUser("user");
    const euros = await raw.addAccount("available", owner, { currency: "EUR" });
    const dollars = await raw.fundingAccount();
    const mixed = raw.post([
      [dollars, -500],
      [euros, 500],
    ]);
    expect(await refusalOf(mixed)).toMatch(/mixes currencies: EUR in a transaction in USD/);
  });

  test("an account that has entries keeps its currency, kind and owner", async () => {
    const { accountId } = await raw.addFunds();
    for (const change of ["currency = 'EUR'", "kind = 'held'", "owner_id = gen_random_uuid()"]) {
      const update = raw.query(`UPDATE ledger_accounts SET ${change} WHERE id = $1`, [accountId]);
      expect(await refusalOf(update), change).toMatch(/ledger is append-only/);
    }
  });

  test.each([
    "UPDATE ledger_entries SET amount_minor = amount_minor + 1",
    "DELETE FROM ledger_entries",
    "TRUNCATE ledger_entries CASCADE",
    "UPDATE ledger_transactions SET input_hash = 'other'",
    "DELETE FROM ledger_transactions",
    "TRUNCATE ledger_transactions CASCADE",
    "DELETE FROM ledger_accounts",
    "TRUNCATE ledger_accounts CASCADE",
  ])("is append-only: %s", async (statement) => {
    await raw.addFunds();
    expect(await refusalOf(raw.query(statement))).toMatch(/not allowed: the ledger is append-only/);
  });

  test("a balance cannot be written, only earned by entries", async () => {
    const { accountId } = await raw.addFunds();
    const write = raw.query("UPDATE ledger_accounts SET balance_minor = 1000000 WHERE id = $1", [accountId]);
    expect(await refusalOf(write)).toMatch(/balances come from entries/);
    const born = raw.addAccount("available", await raw.addUser("user"), { balance_minor: 5 });
    expect(await refusalOf(born)).toMatch(/balances come from entries/);
    expect(await raw.balanceOf(accountId)).toBe("500");
  });

  test("every entry knows the balance that it left, whatever it claims", async () => {
    const { accountId } = await raw.addFunds();
    await raw.post([
      [accountId, -120],
      [await raw.fundingAccount(), 120],
    ]);
    const { rows } = await raw.query(
      "SELECT balance_after_minor FROM ledger_entries WHERE account_id = $1 ORDER BY id",
      [accountId],
    );
    expect(rows.map((row) => row.balance_after_minor)).toEqual(["500", "380"]);
  });

  test.each(["available", "held", "earnings_pending", "earnings_available", "fees"])(
    "%s never goes below zero",
    async (kind) => {
      const source = await raw.fundingAccount();
      const owner = kind === "fees" ? null : await raw.addUser("user");
      const account = await raw.addAccount(kind, owner);
      const overdraft = raw.post([
        [account, -1],
        [source, 1],
      ]);
      expect(await refusalOf(overdraft)).toBe("ledger_accounts_not_negative");
    },
  );

  test("there is one account per kind, owner and currency, also where there is no owner", async () => {
    const owner = await raw.addUser("user");
    await raw.addAccount("available", owner);
    expect(await refusalOf(raw.addAccount("available", owner))).toBe("ledger_accounts_key");
    await raw.fundingAccount();
    expect(await refusalOf(raw.addAccount("funding", null))).toBe("ledger_accounts_key");
  });

  test("only the platform's accounts have no owner", async () => {
    expect(await refusalOf(raw.addAccount("available", null))).toBe("ledger_accounts_owner");
    expect(await refusalOf(raw.addAccount("funding", await raw.addUser("user")))).toBe(
      "ledger_accounts_owner",
    );
  });

  test("an entry moves something", async () => {
    const account = await raw.addAccount("available", await raw.addUser("user"));
    expect(await refusalOf(raw.post([[account, 0]]))).toBe("ledger_entries_amount");
  });
});
