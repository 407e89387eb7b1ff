export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type DatabaseTransaction,
  sqlWithin,
} from "./client.ts";
export { isRetryableConflict } from "./conflict.ts";
export * from "./generated/client.ts";
export type { Sql, SqlValue } from "./sql.ts";
