import type { ErrorCode, ErrorDetails } from "@paygo/core";

/** What the browser knows about a refusal. `requestId` is null when no answer came at all. */
export interface ApiFailure {
  code: ErrorCode;
  details: ErrorDetails;
  requestId: string | null;
}
