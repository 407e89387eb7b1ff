export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type DatabaseTransaction,
  withSql,
} from "./client.ts";
export { isRetryableConflict } from "./conflict.ts";
export * from "./generated/client.ts";
export type { Sql, SqlValue, TransactionSql } from "./sql.ts";
