/**
 * The columns of a model of Prisma's under the names that Prisma gives them, for a statement by hand; those names
 * are the camel case of the columns'. `alias` is the table's in the statement.
 */
export function columnsOf(fields: Readonly<Record<string, string>>, alias: string): string {
  return Object.values(fields)
    .map(
      (field) => `${alias}.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`,
    )
    .join(", ");
}
