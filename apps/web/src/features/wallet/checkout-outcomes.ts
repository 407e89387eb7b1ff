import type { sandboxOutcome } from "@paygo/contracts";
import type { z } from "zod";

export type CheckoutOutcome = z.output<typeof sandboxOutcome>;

/** What else a bank may do, for those who try the product out: beside paying, a declined card, and leaving. */
export const rarerOutcomes = [
  ["success_late", "Succeed after 3 seconds", "The bank takes its time, then pays."],
  ["failure_late", "Fail after 3 seconds", "The bank takes its time, then refuses."],
  ["success_twice", "Succeed, reported twice", "The bank says so two times. You are credited once."],
] as const satisfies readonly (readonly [CheckoutOutcome, string, string])[];
