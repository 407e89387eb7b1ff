export { createDatabase, type Database, type DatabaseOptions, type DatabaseTransaction } from "./client.ts";
export { isRetryableConflict } from "./conflict.ts";
export * from "./generated/client.ts";
