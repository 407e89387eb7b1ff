import type { SessionView, sessionInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { endSession } from "../sessions/end-session.ts";
import { presentSession } from "../sessions/present.ts";
import { lockSession } from "../sessions/record.ts";
import { transactSql } from "../transact.ts";

/**
 * An admin ends a session; it is settled as any other, and its timeline says which admin it was. An ended one
 * stays as it is. Throws `not_found`.
 */
export async function endSessionAsAdmin(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof sessionInput>,
): Promise<{ session: SessionView }> {
  const admin = requireRole(viewer, "admin");
  return transactSql(ctx, async (tx) => {
    const session = await lockSession(tx.sql, input.sessionId);
    const ended =
      session.state === "ended"
        ? session
        : await endSession(ctx, tx, session, "ended_by_admin", { adminId: admin.userId });
    return { session: presentSession(ctx, ended, "admin") };
  });
}
