import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { DatabaseError, Pool } from "pg";
import { createScratchDatabase } from "../scratch-database.ts";
import { announceCatalogChars } from "./catalog-chars.ts";

function toAdapterError(error: unknown): DriverAdapterError {
  if (!(error instanceof DatabaseError)) throw error;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/**
 * Prisma's adapter cuts scripts at every semicolon, which breaks the body of a trigger. A whole
 * script goes to PostgreSQL as one simple query instead, and so also as one transaction.
 */
async function connectTo(pool: Pool, release: () => Promise<void>): Promise<SqlDriverAdapter> {
  const chars = announceCatalogChars(pool);
  const adapter = await new PrismaPg(chars.pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    async queryRaw(query: Parameters<typeof queryRaw>[0]) {
      const result = await queryRaw(query);
      for (const column of chars.columnsOf(result.rows))
        result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    },
    async executeScript(script: string): Promise<void> {
      try {
        await pool.query(script);
      } catch (error) {
        throw toAdapterError(error);
      }
    },
    dispose: release,
  });
}

export interface MigrationAdapter {
  readonly factory: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>;
  /** Ends the main connection, and with it the engine's advisory lock: the engine never does. */
  close(): Promise<void>;
}

/** What the schema engine needs to reach a database and a throwaway one beside it. */
export function createMigrationAdapter(url: string): MigrationAdapter {
  const main = new Pool({ connectionString: url, max: 1, application_name: "paygo-migrations" });
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connectTo(main, async () => undefined),
    async connectToShadowDb() {
      const scratch = await createScratchDatabase(url);
      const pool = new Pool({ connectionString: scratch.url, max: 1 });
      return connectTo(pool, async () => {
        await pool.end();
        await scratch.drop();
      });
    },
  };
  return { factory: bindMigrationAwareSqlAdapterFactory(factory), close: () => main.end() };
}
