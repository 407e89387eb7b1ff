import { afterEach, describe, expect, test } from "vitest";
import { endSessionAsAdmin } from "../admin/end-session-as-admin.ts";
import { discountSession } from "../refunds/discount-session.ts";
import {
  advance,
  createErrorLog,
  goLive,
  makePerson,
  race,
  ringVendor,
  sendHeartbeat,
  setUpSuite,
  topUpWallet,
  warmUp,
} from "../testing/index.ts";
import { getWallet } from "../wallet/get-wallet.ts";
import { declineSession } from "./decline-session.ts";
import { joinSession } from "./join-session.ts";
import { stopSession } from "./stop-session.ts";
import { sweep } from "./sweep.ts";

const connections = 20;
const suite = setUpSuite(connections);
const rounds = Array.from({ length: 4 }, (_, round) => round);

describe("one session stopped from everywhere at once", () => {
  test("by customer, vendor, an admin and three sweepers: one end, one settlement, one charge", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const admin = await makePerson(ctx, "admin");
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const meeting = await goLive(ctx);
      const { customer, vendor, sessionId } = meeting;
      await advance(ctx, meeting, 65);
      // Both fall silent, so that the sweepers want to end it, too.
      ctx.clock.advance(30_000);
      const stops = [
        (own: typeof ctx) => stopSession(own, customer, { sessionId }),
        (own: typeof ctx) => stopSession(own, vendor, { sessionId }),
        (own: typeof ctx) => endSessionAsAdmin(own, admin, { sessionId }),
        (own: typeof ctx) => sweep(own),
      ];
      const { refusals } = await race<unknown>(
        24,
        (i) => stops[i % stops.length]?.(suite.context({ clock: ctx.clock, log })) ?? Promise.resolve(),
      );
      expect(refusals.filter((code) => code !== "session_not_open")).toEqual([]);
      expect(await ctx.db.prisma.sessionEvent.count({ where: { sessionId, kind: "ended" } })).toBe(1);
      expect(await ctx.db.prisma.ledgerTransaction.count({ where: { sessionId, kind: "settlement" } })).toBe(
        1,
      );
      // 65 s at 1.00 a minute, 60/60.
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 9_800, heldMinor: 0 });
    }
    expect(log.errors).toEqual([]);
  });

  test("while it rings: answered, declined, cancelled and rung out at once, it ends once and costs nothing", async () => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    await warmUp(ctx.db, connections);
    for (const _ of rounds) {
      const { customer, vendor, sessionId } = await ringVendor(ctx);
      ctx.clock.advance(60_000);
      const acts = [
        (own: typeof ctx) => stopSession(own, customer, { sessionId }),
        (own: typeof ctx) => declineSession(own, vendor, { sessionId, reason: "" }),
        (own: typeof ctx) => joinSession(own, vendor, { sessionId, device: "vendor-tab-1" }),
        (own: typeof ctx) => sweep(own),
      ];
      const { refusals } = await race<unknown>(
        16,
        (i) => acts[i % acts.length]?.(suite.context({ clock: ctx.clock, log })) ?? Promise.resolve(),
      );
      const expected = ["session_not_open", "session_not_ringing"];
      expect(refusals.filter((code) => !expected.includes(code))).toEqual([]);
      expect(await ctx.db.prisma.sessionEvent.count({ where: { sessionId, kind: "ended" } })).toBe(1);
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 10_000, heldMinor: 0 });
    }
    expect(log.errors).toEqual([]);
  });
});

describe("when the database ends transactions for no fault of theirs", () => {
  afterEach(async () => {
    await suite.db.pool.query("DROP TRIGGER storm ON ledger_entries");
    await suite.db.pool.query("DROP FUNCTION storm()");
    await suite.db.pool.query("DROP SEQUENCE storm_number");
  });

  test.each([
    ["a deadlock", "40P01"],
    ["a serialization failure", "40001"],
  ])("with %s in every twelfth entry, all is done once and every sum is right", async (_, code) => {
    const log = createErrorLog();
    const ctx = suite.context({ log });
    const meetings = await Promise.all(Array.from({ length: 6 }, () => goLive(ctx, { fundsMinor: 1_000 })));
    ctx.clock.advance(5_000);
    for (const meeting of meetings) {
      await Promise.all([sendHeartbeat(ctx, meeting, "customer"), sendHeartbeat(ctx, meeting, "vendor")]);
    }
    await suite.db.pool.query("CREATE SEQUENCE storm_number");
    // Sequences are not rolled back, so the next attempt draws another number.
    await suite.db.pool.query(`CREATE FUNCTION storm() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('storm_number') % 12 = 0 THEN RAISE EXCEPTION 'a storm' USING ERRCODE = '${code}'; END IF;
        RETURN NEW;
      END $$`);
    await suite.db.pool.query(
      "CREATE TRIGGER storm BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION storm()",
    );
    const { refusals } = await race<unknown>(36, async (i) => {
      const meeting = meetings[i % meetings.length];
      if (!meeting) return;
      const { customer, vendor, sessionId } = meeting;
      const own = suite.context({ clock: ctx.clock, log });
      if (i < 12) return stopSession(own, i < 6 ? customer : vendor, { sessionId });
      if (i < 30) return topUpWallet(own, customer, 100);
      await stopSession(own, vendor, { sessionId });
      const note = "with our regards";
      return discountSession(own, vendor, { sessionId, amountMinor: 40, note, idempotencyKey: "discount-1" });
    });
    expect(refusals).toEqual([]);
    expect(log.errors).toEqual([]);
    const { rows } = await suite.db.pool.query<{ struck: boolean }>(
      "SELECT last_value >= 12 AS struck FROM storm_number",
    );
    expect(rows[0]?.struck).toBe(true);
    for (const { customer } of meetings) {
      // 10.00 and three times 1.00, less one minute, of which 0.40 came back.
      expect(await getWallet(ctx, customer)).toMatchObject({ availableMinor: 1_240, heldMinor: 0 });
    }
  });
});
