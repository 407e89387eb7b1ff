import type { Pool, QueryArrayConfig, QueryArrayResult } from "pg";

const CATALOG_CHAR_OID = 18;
const TEXT_OID = 25;

interface AnnouncedChars {
  readonly pool: Pool;
  /** Indexes of the "char" columns of a result, found by its rows. */
  columnsOf(rows: object): readonly number[];
}

/**
 * The schema engine reads catalogue columns of the internal type "char", which Prisma's adapter
 * rejects. Shown to the adapter as text, they pass; the caller then gives them their type back.
 */
export function announceCatalogChars(pool: Pool): AnnouncedChars {
  const seen = new WeakMap<object, readonly number[]>();
  const query = async (config: QueryArrayConfig): Promise<QueryArrayResult> => {
    const result = await pool.query(config);
    const columns = result.fields.flatMap((field, index) =>
      field.dataTypeID === CATALOG_CHAR_OID ? [index] : [],
    );
    for (const field of result.fields) {
      if (field.dataTypeID === CATALOG_CHAR_OID) field.dataTypeID = TEXT_OID;
    }
    seen.set(result.rows, columns);
    return result;
  };
  const announced = new Proxy(pool, {
    get(target, key) {
      if (key === "query") return query;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { pool: announced, columnsOf: (rows) => seen.get(rows) ?? [] };
}
