import { readFailure } from "@paygo/api";
import { UNAVAILABLE_DIGEST } from "../features/chrome/error-digest.ts";

/** The digest is all of an error that reaches the browser; this one makes the error page try again by itself. */
class UnavailableError extends Error {
  readonly digest = UNAVAILABLE_DIGEST;
}

/** Awaits what a page needs; while the database is away it throws {@link UnavailableError}. */
export async function whileAvailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (readFailure(error).code !== "unavailable") throw error;
    throw new UnavailableError("the database is away", { cause: error });
  }
}
