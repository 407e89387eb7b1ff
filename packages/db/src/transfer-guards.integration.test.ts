import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RawRows, type Row, refusalOf } from "./testing/raw-rows.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let raw: RawRows;
beforeAll(async () => {
  database = await createTestDatabase();
  raw = new RawRows(database);
});
afterAll(() => database.close());

const now = new Date();
const money = () => ({ currency: "USD", idempotency_key: randomUUID(), created_at: now });
const transaction = async () => (await raw.addFunds()).transactionId;
/** A credited payment of 500. */
const addPayment = async () =>
  raw.insert("payments", {
    ...money(),
    id: randomUUID(),
    user_id: await raw.addUser("user"),
    provider: "sandbox",
    amount_minor: 500,
    state: "succeeded",
    return_path: "/wallet",
    transaction_id: await transaction(),
  });
const addWithdrawal = async () =>
  raw.insert("withdrawals", {
    ...money(),
    id: randomUUID(),
    user_id: await raw.addUser("user"),
    amount_minor: 200,
  });
const addPart = async (paymentId: string, amountMinor: number, changes: Row = {}) =>
  raw.insert("withdrawal_parts", {
    id: randomUUID(),
    withdrawal_id: await addWithdrawal(),
    payment_id: paymentId,
    amount_minor: amountMinor,
    ...changes,
  });
const addReversal = async (paymentId: string, amountMinor: number) =>
  raw.insert("payment_reversals", {
    id: randomUUID(),
    payment_id: paymentId,
    reason: "chargeback",
    provider_ref: randomUUID(),
    amount_minor: amountMinor,
    shortfall_minor: 0,
    transaction_id: await transaction(),
    created_at: now,
  });
const addPayout = async (state: string) =>
  raw.insert("payouts", {
    ...money(),
    id: randomUUID(),
    vendor_id: await raw.addUser("vendor"),
    amount_minor: 500,
    state,
    provider: "sandbox",
    account_ref: "account",
    completed_at: state === "paid" ? now : null,
  });
const change = (table: string, id: string, set: string) =>
  refusalOf(raw.query(`UPDATE ${table} SET ${set} WHERE id = $1`, [id]));
const remove = (table: string, id: string) =>
  refusalOf(raw.query(`DELETE FROM ${table} WHERE id = $1`, [id]));
const nothing = "nothing refused it";

describe("a payment", () => {
  test("stays what it is, and one that was credited stays credited", async () => {
    const id = await addPayment();
    for (const set of ["amount_minor = 501", "currency = 'EUR'", "provider = 'stripe'"]) {
      expect(await change("payments", id, set)).toMatch(/stays what it is/);
    }
    const undone = "state = 'declined', transaction_id = NULL";
    expect(await change("payments", id, undone)).toMatch(/the payment is credited/);
    expect(await change("payments", id, "payment_ref = 'told later'")).toBe(nothing);
    expect(await remove("payments", id)).toMatch(/payments are kept/);
  });

  test("is taken back no further than it goes, also at once", async () => {
    const id = await addPayment();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => addReversal(id, 200)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await refusalOf(addReversal(id, 101))).toMatch(/exceed it/);
    await expect(addReversal(id, 100)).resolves.toBeTypeOf("string");
  });
});

describe("a withdrawal", () => {
  test("does not take what its provider took back", async () => {
    const id = await addPayment();
    await addReversal(id, 300);
    expect(await refusalOf(addPart(id, 201))).toMatch(/exceed it/);
    await expect(addPart(id, 200)).resolves.toBeTypeOf("string");
  });

  test("stays what it is and ends once; what arrived may only come back", async () => {
    const paymentId = await addPayment();
    const id = await addPart(paymentId, 200, { state: "paid" });
    expect(await change("withdrawal_parts", id, "amount_minor = 1")).toMatch(/stays what it is/);
    expect(await change("withdrawal_parts", id, "state = 'sent'")).toMatch(/has ended/);
    expect(await change("withdrawal_parts", id, "state = 'returned'")).toBe(nothing);
    for (const state of ["pending", "sent", "paid"]) {
      expect(await change("withdrawal_parts", id, `state = '${state}'`)).toMatch(/has ended/);
    }
    expect(await remove("withdrawal_parts", id)).toMatch(/withdrawals are kept/);
    const whole = await addWithdrawal();
    expect(await change("withdrawals", whole, "amount_minor = 1")).toMatch(/stays what it is/);
    expect(await remove("withdrawals", whole)).toMatch(/withdrawals are kept/);
  });
});

test("a payout goes where it was to go, and one that arrived may only come back", async () => {
  const id = await addPayout("paid");
  expect(await change("payouts", id, "account_ref = 'another'")).toMatch(/where it was to go/);
  expect(await change("payouts", id, "state = 'sent', completed_at = NULL")).toMatch(/the payout arrived/);
  expect(await change("payouts", id, "state = 'returned'")).toBe(nothing);
});
