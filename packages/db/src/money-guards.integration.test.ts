import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endedColumns, RawRows, type Row, refusalOf } from "./testing/raw-rows.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let raw: RawRows;
beforeAll(async () => {
  database = await createTestDatabase();
  raw = new RawRows(database);
});
afterAll(() => database.close());

const now = new Date();
const chargedSession = (changes: Row = {}) =>
  raw.addSession({ ...endedColumns, charged_minor: 100, vendor_minor: 85, fee_minor: 15, ...changes });
const transaction = async () => (await raw.addFunds()).transactionId;
const addRefund = async (sessionId: string, changes: Row = {}) =>
  raw.insert("refunds", {
    id: randomUUID(),
    session_id: sessionId,
    reason: "discount",
    note: "",
    amount_minor: 60,
    vendor_minor: 51,
    fee_minor: 9,
    by_user_id: await raw.addUser("vendor"),
    idempotency_key: randomUUID(),
    transaction_id: await transaction(),
    created_at: now,
    ...changes,
  });

describe("an account", () => {
  test.each([
    ["adjustments", "belongs to nobody", true],
    ["receivable", "belongs to somebody", false],
    ["earnings_pending", "belongs to somebody", false],
    ["payouts_in_transit", "belongs to somebody", false],
    ["withdrawals_in_transit", "belongs to somebody", false],
  ])("of kind %s %s", async (kind, _whose, isPlatforms) => {
    const wrongOwner = isPlatforms ? await raw.addUser("user") : null;
    expect(await refusalOf(raw.addAccount(kind, wrongOwner))).toBe("ledger_accounts_owner");
  });

  test.each(["payouts_in_transit", "withdrawals_in_transit"])("%s never goes below zero", async (kind) => {
    const account = await raw.addAccount(kind, await raw.addUser("vendor"));
    const taken = raw.post([
      [account, -1],
      [await raw.fundingAccount(), 1],
    ]);
    expect(await refusalOf(taken)).toBe("ledger_accounts_not_negative");
  });

  test("of what a customer owes is never above zero: a wallet is not paid more than it owes", async () => {
    const account = await raw.addAccount("receivable", await raw.addUser("user"));
    const funding = await raw.fundingAccount();
    await raw.post([
      [account, -300],
      [funding, 300],
    ]);
    const overpaid = raw.post([
      [account, 301],
      [funding, -301],
    ]);
    expect(await refusalOf(overpaid)).toBe("ledger_accounts_receivable");
    expect(await raw.balanceOf(account)).toBe("-300");
  });
});

describe("a session", () => {
  test("is never charged above its spending cap", async () => {
    expect(await refusalOf(chargedSession({ cap_minor: 99 }))).toBe("sessions_cap");
    await expect(chargedSession({ cap_minor: 100 })).resolves.toBeTypeOf("string");
    expect(await refusalOf(raw.addSession({ cap_minor: 0 }))).toBe("sessions_cap");
  });

  test("has no minimum charge within its free seconds", async () => {
    const inside = raw.addSession({ minimum_minor: 500, minimum_after_seconds: 19, free_seconds: 20 });
    expect(await refusalOf(inside)).toBe("sessions_minimum");
    expect(await refusalOf(raw.addSession({ fee_fixed_minor: -1 }))).toBe("sessions_fee_fixed");
  });

  test("gets the number of its receipt from the database when it ends, each another", async () => {
    const ids = [await chargedSession(), await chargedSession(), await raw.addSession()];
    const { rows } = await raw.query(
      "SELECT receipt_number FROM sessions WHERE id = ANY($1::uuid[]) ORDER BY receipt_number",
      [ids],
    );
    const [first, second, open] = rows.map((row) => row.receipt_number);
    expect(Number(second)).toBeGreaterThan(Number(first));
    expect(Number(first)).toBeGreaterThan(0);
    expect(open).toBeNull();
    const early = raw.addSession({ receipt_number: 1_000_000 });
    expect(await refusalOf(early)).toBe("sessions_receipt_number");
  });
});

describe("refunds", () => {
  test("never exceed the charge, one after the other or at once", async () => {
    const sessionId = await chargedSession();
    await addRefund(sessionId);
    expect(await refusalOf(addRefund(sessionId))).toMatch(/exceed its charge: 60 \+ 60 of 100/);
    const other = await chargedSession();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => addRefund(other)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("are of charged sessions, divide into two parts, and are final", async () => {
    expect(await refusalOf(addRefund(await raw.addSession()))).toMatch(/exceed its charge/);
    expect(await refusalOf(addRefund(await chargedSession(), { fee_minor: 10 }))).toBe("refunds_split");
    const id = await addRefund(await chargedSession());
    for (const change of [
      "UPDATE refunds SET amount_minor = 1, vendor_minor = 1, fee_minor = 0",
      "DELETE FROM refunds",
    ])
      expect(await refusalOf(raw.query(`${change} WHERE id = $1`, [id]))).toMatch(/refunds are final/);
  });
});

describe("a dispute", () => {
  const addDispute = async (changes: Row = {}) =>
    raw.insert("disputes", {
      id: randomUUID(),
      session_id: await chargedSession(),
      reason: "No picture",
      requested_minor: 100,
      opened_at: now,
      ...changes,
    });

  test("is one a session", async () => {
    const sessionId = await chargedSession();
    await addDispute({ session_id: sessionId });
    expect(await refusalOf(addDispute({ session_id: sessionId }))).toBe("disputes_session_id_key");
  });

  test("that is refunded names its refund, and stays as it was resolved", async () => {
    const resolved = { state: "refunded", resolved_at: now, resolved_by_id: randomUUID() };
    expect(await refusalOf(addDispute(resolved))).toBe("disputes_resolution");
    const id = await addDispute({ ...resolved, state: "refused" });
    const reopened = raw.query("UPDATE disputes SET resolution = 'Changed' WHERE id = $1", [id]);
    expect(await refusalOf(reopened)).toMatch(/the dispute is resolved/);
  });
});

describe("an earning", () => {
  test("is released once, and never more than it was", async () => {
    const row = {
      session_id: await chargedSession(),
      vendor_id: await raw.addUser("vendor"),
      currency: "USD",
      amount_minor: 85,
      available_at: now,
    };
    await raw.insert("earnings", row);
    const release = (minor: number) =>
      raw.query(
        "UPDATE earnings SET state = 'available', released_minor = $2, released_at = now() WHERE session_id = $1",
        [row.session_id, minor],
      );
    expect(await refusalOf(release(86))).toBe("earnings_release");
    await release(85);
    expect(await refusalOf(release(85))).toMatch(/the earning is released/);
  });
});

describe("a withdrawal", () => {
  const addPayment = async (state = "succeeded") =>
    raw.insert("payments", {
      id: randomUUID(),
      user_id: await raw.addUser("user"),
      provider: "sandbox",
      amount_minor: 500,
      currency: "USD",
      state,
      idempotency_key: randomUUID(),
      return_path: "/wallet",
      transaction_id: state === "succeeded" ? await transaction() : null,
      created_at: now,
    });
  const addPart = async (paymentId: string, amountMinor: number) =>
    raw.insert("withdrawal_parts", {
      id: randomUUID(),
      withdrawal_id: await raw.insert("withdrawals", {
        id: randomUUID(),
        user_id: await raw.addUser("user"),
        amount_minor: amountMinor,
        currency: "USD",
        idempotency_key: randomUUID(),
        created_at: now,
      }),
      payment_id: paymentId,
      amount_minor: amountMinor,
    });

  test("gives a card back at most what came from it, also at once", async () => {
    const paymentId = await addPayment();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => addPart(paymentId, 200)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await raw.query("UPDATE withdrawal_parts SET state = 'returned' WHERE payment_id = $1", [paymentId]);
    await expect(addPart(paymentId, 500)).resolves.toBeTypeOf("string");
  });

  test("goes to no card that never paid", async () => {
    expect(await refusalOf(addPart(await addPayment("declined"), 1))).toMatch(/exceed it/);
  });
});

describe("an adjustment", () => {
  const addAdjustment = async (changes: Row) =>
    raw.insert("adjustments", {
      id: randomUUID(),
      user_id: await raw.addUser("user"),
      account_kind: "available",
      amount_minor: 500,
      currency: "USD",
      reason: "Goodwill",
      idempotency_key: randomUUID(),
      requested_by_id: randomUUID(),
      requested_at: now,
      ...changes,
    });

  test("is not approved by whoever asked for it", async () => {
    const admin = randomUUID();
    const own = { state: "posted", requested_by_id: admin, decided_by_id: admin, decided_at: now };
    expect(await refusalOf(addAdjustment({ ...own, transaction_id: await transaction() }))).toBe(
      "adjustments_approval",
    );
    const others = { ...own, decided_by_id: randomUUID(), transaction_id: await transaction() };
    const id = await addAdjustment(others);
    const undone = raw.query("UPDATE adjustments SET amount_minor = 1 WHERE id = $1", [id]);
    expect(await refusalOf(undone)).toMatch(/the adjustment is decided/);
  });

  test("that is posted has its transaction, and one that waits has none", async () => {
    expect(await refusalOf(addAdjustment({ state: "posted" }))).toBe("adjustments_approval");
    const early = addAdjustment({ state: "awaiting_approval", transaction_id: await transaction() });
    expect(await refusalOf(early)).toBe("adjustments_approval");
  });
});

test("fees are history", async () => {
  const fee = { id: randomUUID(), effective_from: now, basis_points: 1_500, fixed_minor: 0, created_at: now };
  const id = await raw.insert("fee_schedules", fee);
  for (const change of ["UPDATE fee_schedules SET basis_points = 1", "DELETE FROM fee_schedules"])
    expect(await refusalOf(raw.query(`${change} WHERE id = $1`, [id]))).toMatch(/fees are history/);
  const absurd = raw.insert("fee_schedules", {
    ...fee,
    id: randomUUID(),
    effective_from: new Date(0),
    basis_points: 10_001,
  });
  expect(await refusalOf(absurd)).toBe("fee_schedules_fee");
});

test("a finding is open once", async () => {
  const finding = { check_name: "balance", subject: "x", amount_minor: 1, currency: "USD", details: "{}" };
  const add = (changes: Row = {}) =>
    raw.insert("findings", {
      id: randomUUID(),
      ...finding,
      first_seen_at: now,
      last_seen_at: now,
      ...changes,
    });
  await add({ resolved_at: now });
  await add();
  expect(await refusalOf(add())).toBe("findings_open");
});

test("a provider's event is taken once", async () => {
  const event = {
    provider: "stripe",
    event_id: "evt_1",
    type: "x",
    payload: "{}",
    received_at: now,
    due_at: now,
  };
  await raw.insert("provider_events", { id: randomUUID(), ...event });
  const again = raw.insert("provider_events", { id: randomUUID(), ...event });
  expect(await refusalOf(again)).toBe("provider_events_provider_event_id_key");
});

test("an automatic refill has a ceiling that it fits under", async () => {
  const userId = await raw.addUser("user");
  const card = {
    provider: "sandbox",
    method_ref: randomUUID(),
    brand: "visa",
    last4: "4242",
    expiry_month: 1,
  };
  const methodId = await raw.insert("payment_methods", {
    id: randomUUID(),
    user_id: userId,
    ...card,
    expiry_year: 2030,
    created_at: now,
  });
  const refill = raw.insert("auto_refills", {
    user_id: userId,
    is_on: true,
    threshold_minutes: 5,
    amount_minor: 2_000,
    monthly_ceiling_minor: 1_999,
    currency: "USD",
    payment_method_id: methodId,
    updated_at: now,
  });
  expect(await refusalOf(refill)).toBe("auto_refills_amounts");
});
