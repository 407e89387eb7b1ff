import { startEmbeddedPostgres } from "../embedded.ts";

// A program for tests: serves the folder of its first argument until it is killed.
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" });
process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url })}\n`);
await server.exited;
