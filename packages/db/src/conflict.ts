const RETRYABLE = new Set(["40001", "40P01"]);

/** Walks an error, its causes and Prisma's metadata for the first SQLSTATE. */
function hasRetryableCode(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  return Object.entries({ ...value, cause: "cause" in value ? value.cause : undefined }).some(
    ([key, inner]) =>
      key === "code" || key === "originalCode"
        ? typeof inner === "string" && (RETRYABLE.has(inner) || inner === "P2034")
        : ["cause", "meta", "driverAdapterError"].includes(key) && hasRetryableCode(inner, depth - 1),
  );
}

/**
 * Whether a transaction failed only because it met another one: a deadlock (40P01) or a serialization
 * failure (40001), however Prisma or `pg` wraps it. Running it again is right.
 */
export function isRetryableConflict(error: unknown): boolean {
  return hasRetryableCode(error, 6);
}
