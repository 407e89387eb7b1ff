/** Makes a page of rows that were read with `take: limit + 1`: the extra one says that there is more. */
export function toPage<Row extends { id: string | bigint }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last ? String(last.id) : null,
  };
}

/** A pattern for LIKE that matches every text with `part` in it, whatever characters are in that. */
export function containsPattern(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}
