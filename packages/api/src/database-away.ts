/** Errors of sockets, of PostgreSQL (class 08, 53300, 57P0x) and of Prisma that say: no database for now. */
const awayCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "53300",
  "57P01",
  "57P02",
  "57P03",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2037",
]);
const awayKinds: ReadonlySet<string> = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
/** pg gives these no code (node-postgres `client.js`, `pg-pool/index.js`). */
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Unable to start a transaction in the given time/;

const MAX_DEPTH = 8;

function isAway(error: object): boolean {
  if ("code" in error && typeof error.code === "string") {
    if (awayCodes.has(error.code) || /^08\w{3}$/.test(error.code)) return true;
  }
  if ("kind" in error && typeof error.kind === "string" && awayKinds.has(error.kind)) return true;
  return "message" in error && typeof error.message === "string" && awayMessages.test(error.message);
}

/** Whether an error, or any cause of it, means that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  if (isAway(error)) return true;
  if (error instanceof AggregateError && error.errors.some((one) => isDatabaseAway(one, depth + 1))) return true;
  return "cause" in error && isDatabaseAway(error.cause, depth + 1);
}
