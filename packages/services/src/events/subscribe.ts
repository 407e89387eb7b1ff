import type { EventHint, subscribeInput } from "@paygo/contracts";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { readSession, requirePart } from "../sessions/record.ts";

/**
 * Hints for the reader until `signal` aborts: about their own things, and about one session if they have a
 * part in it. The first is `connected`; hints that pile up while nobody reads are joined. Throws
 * `unauthenticated` or `not_found`.
 */
export async function* subscribe(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof subscribeInput>,
  signal: AbortSignal,
): AsyncGenerator<EventHint> {
  const known = requireViewer(viewer);
  const topics = [`user:${known.userId}`];
  if (input.sessionId !== undefined) {
    requirePart(await readSession(ctx.db.sql, input.sessionId), known);
    topics.push(`session:${input.sessionId}`);
  }
  const waiting = new Map<string, EventHint>();
  let wake = () => {};
  const unsubscribe = ctx.hub.subscribe(topics, (hint) => {
    const key = `${hint.topic}/${hint.kind}/${hint.sessionId}`;
    // Joined hints say only that there is something to read.
    const { mail: _, ...plain } = hint;
    waiting.set(key, waiting.has(key) ? plain : hint);
    wake();
  });
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  try {
    yield { topic: `user:${known.userId}`, kind: "connected", sessionId: input.sessionId ?? null };
    while (!signal.aborted) {
      const [next] = waiting;
      if (next) {
        waiting.delete(next[0]);
        yield next[1];
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (signal.aborted || waiting.size > 0) resolve();
      });
    }
  } finally {
    signal.removeEventListener("abort", stop);
    unsubscribe();
  }
}
