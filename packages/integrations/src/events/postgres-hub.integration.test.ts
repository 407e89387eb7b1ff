import type { EventHint } from "@paygo/contracts";
import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import type { Log } from "@paygo/services";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type ClosableHub, createPostgresHub } from "./postgres-hub.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const hubs: ClosableHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

interface Listening {
  hub: ClosableHub;
  log: Log & { warn: ReturnType<typeof vi.fn> };
  heard: EventHint[];
  unsubscribe(): void;
}

const topic = "user:01a2041a-d3bb-73ec-bc6f-86a66cefbb0b";
const hint = (changes: Partial<EventHint> = {}): EventHint => ({
  topic,
  kind: "wallet",
  sessionId: null,
  ...changes,
});

const listeners = async () => {
  const { rows } = await db.pool.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'paygo-hints'",
  );
  return rows.map(({ pid }) => pid);
};

/** A hub as another process would have it, listening to `topics`, once it really listens. */
async function listen(topics = [topic]): Promise<Listening> {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const hub = createPostgresHub(db, db.url, log);
  hubs.push(hub);
  const heard: EventHint[] = [];
  const probe: EventHint[] = [];
  const stopProbe = hub.subscribe(["probe"], (given) => probe.push(given));
  await expect
    .poll(() => {
      hub.publish([hint({ topic: "probe" })]);
      return probe.length;
    })
    .toBeGreaterThan(0);
  stopProbe();
  return { hub, log, heard, unsubscribe: hub.subscribe(topics, (given) => heard.push(given)) };
}

describe("hints by LISTEN/NOTIFY", () => {
  test("reach subscribers in this process and in others, in order", async () => {
    const [one, other] = [await listen(), await listen()];
    const given = [hint(), hint({ kind: "session", sessionId: "01a2041a-d3c5-74c5-8d28-3e0379e53ae0" })];
    one.hub.publish(given);
    await expect.poll(() => other.heard).toEqual(given);
    expect(one.heard).toEqual(given);
  });

  test("of other topics, or after unsubscribing, are not heard", async () => {
    const [one, other] = [await listen(), await listen(["user:somebody-else", "end"])];
    one.unsubscribe();
    one.hub.publish([hint(), hint({ topic: "end" })]);
    await expect.poll(() => other.heard).toEqual([hint({ topic: "end" })]);
    expect(one.heard).toEqual([]);
  });

  test("of one turn travel together, any number of them", async () => {
    const [one, other] = [await listen(), await listen()];
    const query = vi.spyOn(db.pool, "query");
    for (let i = 0; i < 100; i++) one.hub.publish([hint()]);
    await expect.poll(() => other.heard.length).toBe(100);
    const sent = query.mock.calls.map((call) => JSON.stringify(call)).filter((call) => call.includes(topic));
    // NOTIFY takes less than 8,000 bytes; these hints have some 15,000.
    expect(sent.length).toBe(2);
    query.mockRestore();
  });

  test("that are lost with a broken connection are made good: every subscriber is told to read anew", async () => {
    const [one, other] = [await listen(), await listen()];
    await db.pool.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", [
      await listeners(),
    ]);
    const anew = hint({ kind: "connected" });
    await expect.poll(() => one.heard, { timeout: 10_000 }).toEqual([anew]);
    await expect.poll(() => other.heard, { timeout: 10_000 }).toEqual([anew]);
    one.hub.publish([hint()]);
    await expect.poll(() => other.heard).toEqual([anew, hint()]);
  });

  test.each(["no json", "{}", '[{"kind":"from the future"}]', ""])(
    "with the unreadable payload %j are logged and dropped, and the next one is heard",
    async (payload) => {
      const { hub, heard, log } = await listen();
      await db.pool.query("SELECT pg_notify('paygo_hints', $1)", [payload]);
      hub.publish([hint()]);
      await expect.poll(() => heard).toEqual([hint()]);
      expect(log.warn).toHaveBeenCalledOnce();
    },
  );

  test("whose reader throws reach the other readers all the same", async () => {
    const { hub, heard, log } = await listen();
    hub.subscribe([topic], () => {
      throw new Error("a broken reader");
    });
    const last: EventHint[] = [];
    hub.subscribe([topic], (given) => last.push(given));
    hub.publish([hint()]);
    await expect.poll(() => last).toEqual([hint()]);
    expect(heard).toEqual([hint()]);
    expect(log.warn).toHaveBeenCalledOnce();
  });
});

describe("a closed hub", () => {
  test("leaves no connection and hears nothing more", async () => {
    const [one, other] = [await listen(), await listen()];
    expect(await listeners()).toHaveLength(2);
    await one.hub.close();
    await expect.poll(listeners).toHaveLength(1);
    other.hub.publish([hint()]);
    await expect.poll(() => other.heard).toEqual([hint()]);
    expect(one.heard).toEqual([]);
  });

  test("does not come back when it was closed while it was reconnecting", async () => {
    const { hub, log } = await listen();
    await db.pool.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", [
      await listeners(),
    ]);
    await hub.close();
    const other = await listen();
    expect(await listeners()).toHaveLength(1);
    await other.hub.close();
    await expect.poll(listeners).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  test("at once after it was opened is closed for good, without a complaint", async () => {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    await createPostgresHub(db, db.url, log).close();
    await expect.poll(listeners).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  test("has sent what was published before", async () => {
    const [one, other] = [await listen(), await listen()];
    one.hub.publish([hint()]);
    await one.hub.close();
    await expect.poll(() => other.heard).toEqual([hint()]);
  });
});
