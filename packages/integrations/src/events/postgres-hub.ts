import type { EventHint } from "@paygo/contracts";
import { eventHint } from "@paygo/contracts";
import type { Database } from "@paygo/db";
import type { EventHub, Log } from "@paygo/services";
import pg from "pg";
import { z } from "zod";
import { createTopics } from "./topics.ts";

const channel = "paygo_hints";
/** NOTIFY takes less than 8,000 bytes; a hint has about 150, or up to 7,700 with mail. */
const maxNotifyBytes = 7_900;
const retryMs = 500;
const connectTimeoutMs = 5_000;

/** An `EventHub` that must be closed. */
export interface ClosableHub extends EventHub {
  close(): Promise<void>;
}

/**
 * Hints by PostgreSQL's LISTEN/NOTIFY, so that they reach every process on the same database. One
 * connection listens; when it breaks it is opened again. Whoever subscribed while nothing was listening is
 * told to read anew.
 */
export function createPostgresHub(db: Database, databaseUrl: string, log: Log): ClosableHub {
  const topics = createTopics((error) => log.warn({ error }, "a reader of hints failed"));
  let listener: pg.Client | null = null;
  let retryTimer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let pending: EventHint[] = [];

  const receive = (payload: string | undefined): void => {
    try {
      for (const one of z.array(z.unknown()).parse(JSON.parse(payload ?? ""))) {
        const hint = eventHint.safeParse(one);
        // Another version of PayGo may know kinds that this one does not.
        if (hint.success) topics.deliver(hint.data);
        else log.warn({ error: hint.error }, "a hint was not understood");
      }
    } catch (error) {
      log.warn({ error }, "hints were not understood");
    }
  };

  const retry = (client: pg.Client): void => {
    if (listener !== client) return;
    listener = null;
    client.removeAllListeners("notification");
    client.end().catch(() => {});
    if (isClosed) return;
    retryTimer = setTimeout(() => {
      attempt = listen();
    }, retryMs);
  };

  const listen = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: "paygo-hints",
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
    });
    listener = client;
    client.on("error", () => retry(client));
    client.on("end", () => retry(client));
    client.on("notification", ({ payload }) => receive(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      topics.deliverToAll("connected");
    } catch (error) {
      if (!isClosed) log.warn({ error }, "hints cannot be received; trying again");
      retry(client);
    }
  };
  let attempt = listen();

  const flush = async (): Promise<void> => {
    const hints = pending;
    pending = [];
    try {
      for (const payload of toPayloads(hints)) {
        await db.pool.query("SELECT pg_notify($1, $2)", [channel, payload]);
      }
    } catch (error) {
      log.warn({ error }, "hints were lost");
    }
  };

  return {
    publish(hints) {
      // Whatever else is published in this turn of the event loop goes with the same query.
      if (pending.length === 0) setImmediate(() => void flush());
      pending.push(...hints);
    },
    subscribe: topics.subscribe,
    async close() {
      isClosed = true;
      clearTimeout(retryTimer);
      await flush();
      await attempt;
      await listener?.end();
    },
  };
}

/** As few JSON arrays as fit into one NOTIFY each, in order. */
function toPayloads(hints: readonly EventHint[]): string[] {
  const payloads: string[] = [];
  let items: string[] = [];
  let bytes = 1;
  for (const item of hints.map((hint) => JSON.stringify(hint))) {
    const itemBytes = Buffer.byteLength(item) + 1;
    if (items.length > 0 && bytes + itemBytes > maxNotifyBytes) {
      payloads.push(`[${items.join(",")}]`);
      items = [];
      bytes = 1;
    }
    items.push(item);
    bytes += itemBytes;
  }
  if (items.length > 0) payloads.push(`[${items.join(",")}]`);
  return payloads;
}
