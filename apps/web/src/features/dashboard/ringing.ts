import type { DashboardView, SessionView } from "@paygo/contracts";

/** The session that waits for the vendor's answer; null when none does. */
export function ringingSession(dashboard: DashboardView | undefined): SessionView | null {
  const session = dashboard?.openSession ?? null;
  return session?.state === "ringing" && session.answeredAt === null ? session : null;
}
