/** As the contracts have it; written again because their schemas (zod) stay out of the browser. A test compares. */
export const MIN_PASSWORD_LENGTH = 10;
