import { type readSignalsInput, readSignalsOutput } from "@paygo/contracts";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { requireSignaller } from "./signaller.ts";

const maxMessages = 200;

/** The messages for the reader after `afterId`, oldest first. Throws as `sendSignals` does. */
export async function readSignals(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof readSignalsInput>,
): Promise<z.output<typeof readSignalsOutput>> {
  const { fromUid: uid } = await requireSignaller(ctx, viewer, input);
  return { messages: await readMail(ctx, { sessionId: input.sessionId, uid, afterId: input.afterId }) };
}

/** Messages for `uid`, whoever of the two hosts that is. */
export async function readMail(
  ctx: ServiceContext,
  { sessionId, uid, afterId }: { sessionId: string; uid: number; afterId: number },
): Promise<z.output<typeof readSignalsOutput>["messages"]> {
  const rows = await ctx.db.prisma.signal.findMany({
    where: {
      sessionId,
      id: { gt: BigInt(afterId) },
      fromUid: { not: uid },
      OR: [{ toUid: null }, { toUid: uid }],
    },
    orderBy: { id: "asc" },
    take: maxMessages,
  });
  return readSignalsOutput.parse({
    messages: rows.map((row) => ({ id: Number(row.id), fromUid: row.fromUid, payload: row.payload })),
  }).messages;
}
