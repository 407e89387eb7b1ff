import type { sendSignalsInput } from "@paygo/contracts";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { transactSql } from "../transact.ts";
import { putSignals } from "./mailbox.ts";
import { requireSignaller } from "./signaller.ts";

/**
 * Puts signalling messages into the mailbox of the session's `peer` room and hints its readers. Throws
 * `not_found`, `forbidden`, `session_not_open` or `room_elsewhere`.
 */
export async function sendSignals(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof sendSignalsInput>,
): Promise<{ ok: true }> {
  const { fromUid, peer } = await requireSignaller(ctx, viewer, input);
  await ctx.rateLimits.consume("signal", `${input.sessionId}:${fromUid}`);
  const createdAt = ctx.clock.now();
  await transactSql(ctx, async (tx) => {
    tx.hint(await putSignals(tx.sql, { ...input, fromUid, peer, createdAt }));
  });
  return { ok: true };
}
