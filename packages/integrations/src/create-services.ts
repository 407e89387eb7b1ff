import { createDatabase } from "@paygo/db";
import type { ServiceContext } from "@paygo/services";
import { createAgoraRoomIssuer } from "./agora/room-issuer.ts";
import type { Config, RoomConfig } from "./config/config.ts";
import { createPostgresHub } from "./events/postgres-hub.ts";
import { ids } from "./identity/ids.ts";
import { createPasswordHasher } from "./identity/passwords.ts";
import { createRateLimits } from "./identity/rate-limits.ts";
import { createLog } from "./log.ts";
import { sandboxPayments } from "./payments/sandbox.ts";
import { createPeerRoomIssuer } from "./peer/room-issuer.ts";

/** Wires every outside system as the configuration says. One a process; `close` ends its connections. */
export function createServices(
  config: Config,
  options: { applicationName: string; maxConnections?: number },
): { context: ServiceContext; close(): Promise<void> } {
  const log = createLog(config.logLevel, options.applicationName);
  const db = createDatabase({
    url: config.databaseUrl,
    maxConnections: options.maxConnections ?? 20,
    applicationName: options.applicationName,
    onConnectionLost: (error) => log.warn({ error }, "a database connection broke"),
  });
  const hub = createPostgresHub(db, config.databaseUrl, log);
  return {
    context: {
      db,
      clock: { now: () => new Date() },
      ids,
      settings: config.settings,
      rooms: createRoomIssuer(config.room),
      payments: sandboxPayments,
      hub,
      passwords: createPasswordHasher(),
      rateLimits: createRateLimits(db),
      log,
    },
    async close() {
      await hub.close();
      await db.close();
    },
  };
}

function createRoomIssuer(room: RoomConfig) {
  return room.provider === "agora" ? createAgoraRoomIssuer(room) : createPeerRoomIssuer(room);
}
