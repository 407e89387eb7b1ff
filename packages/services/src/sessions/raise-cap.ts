import type { raiseCapInput, SessionView } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { sessionHints } from "../hints.ts";
import { transactSql } from "../transact.ts";
import { addEvent } from "./events.ts";
import { presentSession } from "./present.ts";
import { capOf, lockSession, requireHost } from "./record.ts";

/**
 * The customer raises the spending cap of an open session, or takes it away (null); the next sweep holds what it
 * now allows. The present cap again changes nothing. Throws `not_found`, `forbidden` (for the vendor),
 * `session_not_open`, or `cap_too_low` (with `leastMinor`) below the present cap and where there is none.
 */
export async function raiseCap(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof raiseCapInput>,
): Promise<{ session: SessionView }> {
  const known = requireViewer(viewer);
  return transactSql(ctx, async (tx) => {
    const session = await lockSession(tx.sql, input.sessionId);
    const { part } = requireHost(session, known);
    if (part !== "customer") throw new DomainError("forbidden", "only the customer raises the cap");
    if (session.state === "ended") throw new DomainError("session_not_open", "the session has ended");
    const fromMinor = capOf(session);
    const { capMinor } = input;
    if (capMinor === fromMinor) return { session: presentSession(ctx, session, part) };
    if (fromMinor === null)
      throw new DomainError("invalid_input", "there is no cap to raise", { fields: "capMinor" });
    if (capMinor !== null && capMinor < fromMinor) {
      const details = { leastMinor: fromMinor, currency: session.currency };
      throw new DomainError("cap_too_low", "a cap is only raised", details);
    }
    const now = ctx.clock.now();
    const isLive = session.state === "live";
    tx.sql.send(
      `UPDATE sessions SET cap_minor = $2::bigint, extend_at = CASE WHEN $3 THEN $4::timestamptz ELSE extend_at END,
        warn_at = CASE WHEN $3 THEN $4::timestamptz ELSE warn_at END
      WHERE id = $1::uuid`,
      [session.id, capMinor, isLive, now],
    );
    addEvent(tx.sql, session.id, "cap_raised", now, { fromMinor, toMinor: capMinor });
    tx.hint(...sessionHints(session));
    const raised = { ...session, capMinor: capMinor === null ? null : BigInt(capMinor) };
    return { session: presentSession(ctx, raised, part) };
  });
}
