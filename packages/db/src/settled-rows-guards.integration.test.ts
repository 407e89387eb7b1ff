import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endedColumns, RawRows, refusalOf } from "./testing/raw-rows.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let raw: RawRows;
beforeAll(async () => {
  database = await createTestDatabase();
  raw = new RawRows(database);
});
afterAll(() => database.close());

describe("closed presence", () => {
  const addParticipant = async (closedAt: Date | null) => {
    const customerId = await raw.addUser("user");
    return raw.insert("participants", {
      id: randomUUID(),
      session_id: await raw.addSession({ customer_id: customerId }),
      user_id: customerId,
      uid: 7,
      present_since: new Date(1_000),
      last_evidence_at: new Date(2_000),
      closed_at: closedAt,
    });
  };
  const interval = (participantId: string) =>
    raw.insert("presence_intervals", {
      participant_id: participantId,
      started_at: new Date(100),
      ended_at: new Date(200),
    });

  test.each([
    "present_since = present_since - interval '1 hour'",
    "last_evidence_at = last_evidence_at + interval '1 hour'",
    "silent_ms = 1",
    "closed_at = NULL",
    "user_id = (SELECT id FROM users WHERE role = 'vendor' LIMIT 1)",
  ])("takes no new %s", async (change) => {
    const id = await addParticipant(new Date(3_000));
    const update = raw.query(`UPDATE participants SET ${change} WHERE id = $1`, [id]);
    expect(await refusalOf(update)).toMatch(/UPDATE of participants .* presence is evidence/);
    const open = await addParticipant(null);
    await raw.query(`UPDATE participants SET ${change} WHERE id = $1`, [open]);
  });

  test("is not deleted and gets no more intervals; the device may still be forgotten", async () => {
    const id = await addParticipant(new Date(3_000));
    const removal = raw.query("DELETE FROM participants WHERE id = $1", [id]);
    expect(await refusalOf(removal)).toMatch(/presence is evidence/);
    expect(await refusalOf(interval(id))).toMatch(/the evidence is closed/);
    await raw.query("UPDATE participants SET device = NULL WHERE id = $1", [id]);
    await expect(interval(await addParticipant(null))).resolves.toBeTypeOf("string");
  });

  test("gets no interval either that was on its way while the session ended", async () => {
    const id = await addParticipant(null);
    const ending = await database.pool.connect();
    try {
      await ending.query("BEGIN");
      await ending.query("UPDATE participants SET closed_at = now() WHERE id = $1", [id]);
      const late = refusalOf(interval(id));
      const waiting =
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      await expect.poll(async () => (await raw.query(waiting)).rowCount).toBe(1);
      await ending.query("COMMIT");
      expect(await late).toMatch(/the evidence is closed/);
    } finally {
      ending.release();
    }
  });
});

describe("an ended session", () => {
  test.each([
    "state = 'live', end_reason = NULL, ended_at = NULL, charged_minor = NULL",
    "end_reason = 'stopped_by_vendor'",
    "live_at = created_at",
    "ended_at = ended_at + interval '1 hour'",
    "price_per_minute_minor = 999",
    "fee_basis_points = 0",
    "charged_minor = 100, vendor_minor = 85, fee_minor = 15",
    "billable_ms = 1",
  ])("takes no new %s", async (change) => {
    const id = await raw.addSession(endedColumns);
    const update = raw.query(`UPDATE sessions SET ${change} WHERE id = $1`, [id]);
    expect(await refusalOf(update)).toMatch(/UPDATE of sessions .* the session has ended/);
  });

  test("is ended by one update, and no session is deleted", async () => {
    const id = await raw.addSession();
    await raw.query(
      `UPDATE sessions SET state = 'ended', end_reason = 'declined', ended_at = now(),
        charged_minor = 0, vendor_minor = 0, fee_minor = 0 WHERE id = $1`,
      [id],
    );
    for (const sessionId of [id, await raw.addSession()]) {
      const removal = raw.query("DELETE FROM sessions WHERE id = $1", [sessionId]);
      expect(await refusalOf(removal)).toMatch(/sessions are kept/);
    }
  });
});

describe("a hold", () => {
  const addHold = async () => {
    const { transactionId } = await raw.addFunds();
    return raw.insert("holds", {
      id: randomUUID(),
      session_id: await raw.addSession(),
      transaction_id: transactionId,
      amount_minor: 300,
      created_at: new Date(),
    });
  };
  const settle = (id: string, captured: number) =>
    raw.query(
      `UPDATE holds SET state = 'settled', captured_minor = $2::int, released_minor = 300 - $2::int, settled_at = now()
        WHERE id = $1`,
      [id, captured],
    );

  test("is settled once", async () => {
    const id = await addHold();
    await settle(id, 100);
    expect(await refusalOf(settle(id, 200))).toMatch(/the hold is settled/);
  });

  test("is never removed, open or settled", async () => {
    const [open, settled] = [await addHold(), await addHold()];
    await settle(settled, 0);
    for (const id of [open, settled]) {
      const removal = raw.query("DELETE FROM holds WHERE id = $1", [id]);
      expect(await refusalOf(removal)).toMatch(/settled, never removed/);
    }
    expect(await refusalOf(raw.query("TRUNCATE holds"))).toMatch(/settled, never removed/);
  });
});
