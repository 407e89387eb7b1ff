import { z } from "zod";
import { amountMinor, currency } from "./primitives.ts";
import { sessionSummary, sessionView } from "./streaming.ts";

/** All that the vendor's dashboard shows at once; read again on every hint. */
export const dashboardView = z.object({
  currency,
  /** The open session of this vendor, ringing or live. */
  openSession: sessionView.nullable(),
  earnings: z.object({ todayMinor: amountMinor, totalMinor: amountMinor }),
  recent: z.array(sessionSummary),
  missedToday: z.int().min(0),
  activeServices: z.int().min(0),
});
export type DashboardView = z.infer<typeof dashboardView>;
/** Midnight of the vendor's day, as the browser knows it, bounds "today". */
export const dashboardInput = z.object({ todayStartsAt: z.iso.datetime() });
