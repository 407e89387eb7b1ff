import { errorCodes } from "@paygo/core";
import { z } from "zod";

export const errorCode = z.enum(errorCodes);

/** What an API error carries besides its status: the code, figures for the sentence, and the id in the log. */
export const errorBody = z.object({
  code: errorCode,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof errorBody>;
