import { errorFields } from "@paygo/api";

/** What the log keeps of an error of next-auth, which comes as it is or as the `error` of an object. */
export function errorFieldsOf(metadata: unknown): Record<string, unknown> {
  if (metadata instanceof Error) return errorFields(metadata);
  const { error } = Object(metadata);
  return errorFields(error ?? metadata);
}
