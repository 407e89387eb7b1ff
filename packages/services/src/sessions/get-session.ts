import type { SessionView, sessionInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { presentSession } from "./present.ts";
import { readSession, requirePart } from "./record.ts";

/** The session as the reader sees it. Throws `not_found` to strangers. */
export async function getSession(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof sessionInput>,
): Promise<{ session: SessionView }> {
  const known = requireViewer(viewer);
  const session = await readSession(ctx.db.sql, input.sessionId);
  const part = requirePart(session, known);
  return { session: presentSession(ctx, session, part) };
}
