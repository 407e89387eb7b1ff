import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { createRequestListener } from "@remix-run/node-fetch-server";
import next from "next";
import { answerApi, isApiPath } from "./src/server/answer-api.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });
const port = Number(values.port);

/** Time that open requests have to end once the process is asked to; event streams would never. */
const GRACE_MS = 1_000;

const app = next({ dev: false, dir: import.meta.dirname, port });
await app.prepare();
const answerPage = app.getRequestHandler();
const listenApi = createRequestListener(answerApi);

/**
 * The production server. It answers API calls itself and leaves the rest to Next, whose pipeline of routing,
 * rendering and caching costs an API call five times what the call itself does. `next dev` and `next start`
 * serve the same calls by the route handlers in `src/app/api`.
 */
const server = createServer((request, response) => {
  if (isApiPath(request.url)) listenApi(request, response);
  else void answerPage(request, response);
});

server.on("error", (error) => {
  process.stderr.write(`The web app cannot listen on port ${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, () => process.stdout.write(`Ready on port ${port}\n`));

function stop(): void {
  server.close(() => process.exit(0));
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
