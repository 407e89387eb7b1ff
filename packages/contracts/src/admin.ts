import { accountKinds } from "@paygo/core";
import { z } from "zod";
import { currency } from "./primitives.ts";
import { sessionSummary } from "./streaming.ts";

export const openSessionsView = z.object({ items: z.array(sessionSummary) });
/** The sum of every kind of account; together they are zero, always. */
export const ledgerSums = z.object({
  currency,
  kinds: z.array(z.object({ kind: z.enum(accountKinds), balanceMinor: z.int() })),
  totalMinor: z.int(),
});
export type LedgerSums = z.infer<typeof ledgerSums>;
