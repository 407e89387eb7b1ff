import { once } from "node:events";
import type { Server } from "node:http";
import { parseArgs } from "node:util";
import next from "next";
import { getConfig } from "./src/server/config.ts";
import { closeServices } from "./src/server/context.ts";
import { createWebServer } from "./src/server/web-server.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });
const port = Number(values.port);

/** Time that open requests have to end once the process is asked to; event streams would never. */
const GRACE_MS = 1_000;

/**
 * The production server: API calls are answered without Next, whose pipeline of routing, rendering and caching
 * costs an API call five times what the call itself does. `next dev` and `next start` serve the same calls by
 * the route handlers in `src/app/api`.
 */
const app = next({ dev: false, dir: import.meta.dirname, port });
await app.prepare();
const answerPage = app.getRequestHandler();

/** A server on one address, or null where the machine has no such address: `::1` is not everywhere. */
async function listen(host: string | undefined): Promise<Server | null> {
  const server = createWebServer(answerPage).listen(port, host);
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return null;
    process.stderr.write(`The web app cannot listen on port ${port}: ${error}\n`);
    process.exit(1);
  }
}

/** Node's servers listen on one address, or on every interface when none is named. */
const listening = await Promise.all((getConfig().listenOn ?? [undefined]).map(listen));
const servers = listening.filter((server) => server !== null);
if (servers.length === 0) {
  process.stderr.write("The web app cannot listen: PAYGO_HOST is no address of this machine.\n");
  process.exit(1);
}
process.stdout.write(`Ready on port ${port}\n`);

async function stop(): Promise<void> {
  const ended = servers.map((server) => once(server.close(), "close"));
  setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, GRACE_MS).unref();
  await Promise.all(ended);
  await closeServices();
  process.exit(0);
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
