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

describe("sessions", () => {
  test("a customer has at most one open session", async () => {
    const customerId = await raw.addUser("user");
    await raw.addSession({ customer_id: customerId });
    expect(await refusalOf(raw.addSession({ customer_id: customerId }))).toBe(
      "sessions_one_open_per_customer",
    );
  });

  test("a vendor has at most one open session, whatever state it is in", async () => {
    const vendorId = await raw.addUser("vendor");
    const live = { state: "live", answered_at: new Date(), live_at: new Date() };
    await raw.addSession({ vendor_id: vendorId, ...live });
    expect(await refusalOf(raw.addSession({ vendor_id: vendorId }))).toBe("sessions_one_open_per_vendor");
  });

  test("ended sessions do not stand in the way of a new one", async () => {
    const vendorId = await raw.addUser("vendor");
    await raw.addSession({ vendor_id: vendorId, ...endedColumns });
    await raw.addSession({ vendor_id: vendorId, ...endedColumns });
    await expect(raw.addSession({ vendor_id: vendorId })).resolves.toBeTypeOf("string");
  });

  test.each(["end_reason", "ended_at", "charged_minor"])("none ends without its %s", async (missing) => {
    expect(await refusalOf(raw.addSession({ ...endedColumns, [missing]: null }))).toBe(
      "sessions_end_is_complete",
    );
  });

  test.each<[string, Row]>([
    ["reason", { end_reason: "declined" }],
    ["time", { ended_at: new Date() }],
    ["bill", { charged_minor: 0, vendor_minor: 0, fee_minor: 0 }],
  ])("an open one has no %s of its end", async (_part, early) => {
    expect(await refusalOf(raw.addSession(early))).toBe("sessions_end_is_complete");
  });

  test("the charge is split into the vendor's share and the fee to the minor unit", async () => {
    const unsplit = { ...endedColumns, charged_minor: 100, vendor_minor: 85, fee_minor: 14 };
    expect(await refusalOf(raw.addSession(unsplit))).toBe("sessions_charge_is_split");
    expect(await refusalOf(raw.addSession({ ...unsplit, fee_minor: null }))).toBe("sessions_charge_is_split");
  });

  test("none is live without an answer", async () => {
    expect(await refusalOf(raw.addSession({ state: "live", live_at: new Date() }))).toBe(
      "sessions_live_was_answered",
    );
  });

  test.each([
    ["price_per_minute_minor", 0],
    ["initial_seconds", 0],
    ["subsequent_seconds", 0],
    ["free_seconds", -1],
    ["minute_ms", 0],
    ["fee_basis_points", 10_001],
  ])("a tariff with %s = %i is refused", async (column, value) => {
    expect(await refusalOf(raw.addSession({ [column]: value }))).toBe("sessions_tariff");
  });
});

describe("holds, presence and payments", () => {
  const hold = async (changes: Row) => {
    const { transactionId } = await raw.addFunds();
    const sessionId = await raw.addSession();
    return raw.insert("holds", {
      id: randomUUID(),
      session_id: sessionId,
      transaction_id: transactionId,
      amount_minor: 300,
      created_at: new Date(),
      ...changes,
    });
  };
  const settled = { state: "settled", settled_at: new Date() };

  test.each<[string, Row]>([
    ["a part neither captured nor released", { ...settled, captured_minor: 100, released_minor: 199 }],
    ["more captured than held", { ...settled, captured_minor: 400, released_minor: -100 }],
    ["no time", { ...settled, captured_minor: 100, released_minor: 200, settled_at: null }],
    ["a capture while open", { captured_minor: 100 }],
    ["nothing held", { amount_minor: 0 }],
  ])("a hold is settled whole or not at all: not with %s", async (_case, changes) => {
    expect(await refusalOf(hold(changes))).toBe("holds_settled_whole");
  });

  test("capture and release together are what was held", async () => {
    await expect(hold({ ...settled, captured_minor: 100, released_minor: 200 })).resolves.toBeTypeOf(
      "string",
    );
  });

  test("closed presence is evidence: neither changed nor deleted nor emptied", async () => {
    const customerId = await raw.addUser("user");
    const sessionId = await raw.addSession({ customer_id: customerId });
    const participant = { id: randomUUID(), session_id: sessionId, user_id: customerId, uid: 7 };
    await raw.insert("participants", participant);
    const [startedAt, endedAt] = [new Date(1_000), new Date(2_000)];
    const interval = { participant_id: participant.id, started_at: startedAt, ended_at: endedAt };
    await raw.insert("presence_intervals", interval);
    for (const statement of [
      "UPDATE presence_intervals SET ended_at = ended_at + interval '1 hour'",
      "DELETE FROM presence_intervals",
      "TRUNCATE presence_intervals",
    ]) {
      expect(await refusalOf(raw.query(statement)), statement).toMatch(/presence is evidence/);
    }
    const backwards = { ...interval, started_at: endedAt, ended_at: startedAt };
    expect(await refusalOf(raw.insert("presence_intervals", backwards))).toBe("presence_intervals_order");
  });

  test("a payment is credited exactly when it succeeded", async () => {
    const { transactionId } = await raw.addFunds();
    const payment = async (state: string, credit: string | null) =>
      raw.insert("payments", {
        id: randomUUID(),
        user_id: await raw.addUser("user"),
        provider: "sandbox",
        amount_minor: 500,
        currency: "USD",
        state,
        idempotency_key: randomUUID(),
        return_path: "/wallet",
        transaction_id: credit,
        created_at: new Date(),
      });
    expect(await refusalOf(payment("succeeded", null))).toBe("payments_credited_once");
    expect(await refusalOf(payment("declined", transactionId))).toBe("payments_credited_once");
    await payment("succeeded", transactionId);
    expect(await refusalOf(payment("succeeded", transactionId))).toBe("payments_transaction_id_key");
  });
});
