/** Digest of an error that means: the database is away, try again. Other errors keep the digest of Next. */
export const UNAVAILABLE_DIGEST = "unavailable";
