import { createDatabase } from "@paygo/db";
import { type Clock, receiveProviderEvent, type ServiceContext } from "@paygo/services";
import { createAgoraRoomIssuer } from "./agora/room-issuer.ts";
import type { Config, RoomConfig } from "./config/config.ts";
import { createPostgresHub } from "./events/postgres-hub.ts";
import { ids } from "./identity/ids.ts";
import { createPasswordHasher } from "./identity/passwords.ts";
import { createRateLimits } from "./identity/rate-limits.ts";
import { createLog } from "./log.ts";
import { createSandboxPayments } from "./payments/sandbox.ts";
import { readSandboxMovements } from "./payments/sandbox-book.ts";
import { createStripePayments } from "./payments/stripe/provider.ts";
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
  const clock: Clock = { now: () => new Date() };
  const context: ServiceContext = {
    db,
    clock,
    ids,
    settings: config.settings,
    rooms: createRoomIssuer(config.room),
    payments:
      config.payments.provider === "stripe"
        ? createStripePayments(config.payments, { clock, publicUrl: config.publicUrl })
        : createSandboxPayments(clock, {
            tell: (event) => receiveProviderEvent(context, event),
            movements: (since) => readSandboxMovements(db, since),
          }),
    hub,
    passwords: createPasswordHasher(),
    rateLimits: createRateLimits(db),
    log,
  };
  return {
    context,
    async close() {
      await hub.close();
      await db.close();
    },
  };
}

function createRoomIssuer(room: RoomConfig) {
  return room.provider === "agora" ? createAgoraRoomIssuer(room) : createPeerRoomIssuer(room);
}
