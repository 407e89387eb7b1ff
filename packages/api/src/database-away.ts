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

function isAwayCode(code: unknown): boolean {
  return typeof code === "string" && (awayCodes.has(code) || /^08\w{3}$/.test(code));
}

function isAway(error: object): boolean {
  if ("code" in error && isAwayCode(error.code)) return true;
  if ("originalCode" in error && isAwayCode(error.originalCode)) return true;
  if ("kind" in error && typeof error.kind === "string" && awayKinds.has(error.kind)) return true;
  return "message" in error && typeof error.message === "string" && awayMessages.test(error.message);
}

/** What an error came from. Prisma keeps the driver's error in `meta`, not as the cause. */
function sourcesOf(error: object): unknown[] {
  const sources = error instanceof AggregateError ? [...error.errors] : [];
  if ("cause" in error) sources.push(error.cause);
  if ("meta" in error) sources.push(Reflect.get(Object(error.meta), "driverAdapterError"));
  return sources;
}

/** Whether an error, or anything it came from, means that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  return isAway(error) || sourcesOf(error).some((source) => isDatabaseAway(source, depth + 1));
}
