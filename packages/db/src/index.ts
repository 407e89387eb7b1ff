export { createDatabase, type Database, type DatabaseOptions, type DatabaseTransaction } from "./client.ts";
export { isRetryableConflict } from "./conflict.ts";
export { requireDatabase } from "./connection-check.ts";
export * from "./generated/client.ts";
export { StartupProblem } from "./startup-problem.ts";
