import type { EventHint } from "@paygo/contracts";
import { eventHint } from "@paygo/contracts";
import type { Database } from "@paygo/db";
import type { EventHub, Log } from "@paygo/services";
import pg from "pg";
import { z } from "zod";
import { createTopics } from "./topics.ts";

const channel = "paygo_hints";
/** NOTIFY takes 8,000 bytes; a hint has about 150. */
const hintsPerNotify = 40;
const retryMs = 500;

/** An `EventHub` that must be closed. */
export interface ClosableHub extends EventHub {
  close(): Promise<void>;
}

/**
 * Hints by PostgreSQL's LISTEN/NOTIFY, so that they reach every process on the same database. One
 * connection listens; when it breaks it is opened again and every subscriber is told to read anew.
 */
export function createPostgresHub(db: Database, databaseUrl: string, log: Log): ClosableHub {
  const topics = createTopics();
  let listener: pg.Client | null = null;
  let isClosed = false;
  let pending: EventHint[] = [];

  const listen = async (isFirst: boolean): Promise<void> => {
    if (isClosed) return;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: "paygo-hints",
      keepAlive: true,
    });
    const retry = () => {
      if (listener !== client) return;
      listener = null;
      client.removeAllListeners("notification");
      client.end().catch(() => {});
      if (!isClosed) setTimeout(() => void listen(false), retryMs);
    };
    listener = client;
    client.on("error", retry);
    client.on("end", retry);
    client.on("notification", ({ payload }) => {
      for (const hint of z.array(eventHint).parse(JSON.parse(payload ?? "[]"))) topics.deliver(hint);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      if (!isFirst) topics.deliverToAll("connected");
    } catch (error) {
      log.warn({ error }, "hints cannot be received; trying again");
      retry();
    }
  };
  const started = listen(true);

  const flush = async (): Promise<void> => {
    const hints = pending;
    pending = [];
    for (let i = 0; i < hints.length; i += hintsPerNotify) {
      const payload = JSON.stringify(hints.slice(i, i + hintsPerNotify));
      await db.pool.query("SELECT pg_notify($1, $2)", [channel, payload]);
    }
  };

  return {
    publish(hints) {
      if (pending.length === 0) {
        // Whatever else is published in this turn of the event loop goes with the same query.
        setImmediate(() => flush().catch((error: unknown) => log.warn({ error }, "hints were lost")));
      }
      pending.push(...hints);
    },
    subscribe: topics.subscribe,
    async close() {
      isClosed = true;
      await started;
      await listener?.end();
    },
  };
}
