import type { Heartbeat, heartbeatInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import DataLoader from "dataloader";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { evidenceHint } from "./await-evidence.ts";
import { type Beat, type BeatAnswer, recordBeats } from "./heartbeat-batch.ts";

/** How long the first heartbeat of a quiet moment waits for others to be written with it. */
const gatherMs = 5;
const maxBeatsPerWrite = 500;
/** With the pauses between them, about 2.5 s in all: well before the browser gives up. */
const maxAttempts = 8;

type Loader = DataLoader<Beat, Promise<BeatAnswer>, string>;
const loaders = new WeakMap<ServiceContext, Loader>();

/**
 * Evidence that the sender's media is connected now, by the server's clock. Answered once it is written, so
 * what was acknowledged survives a crash. An ended session is said so in the answer. Throws `not_found`
 * (also for admins, who have no place), `session_not_open` (nobody answered yet), `room_elsewhere`, or
 * `unavailable` when the session stays locked.
 */
export async function recordHeartbeat(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.input<typeof heartbeatInput>,
): Promise<Heartbeat> {
  const { userId } = requireViewer(viewer);
  const { isAsked: _, ...sent } = input;
  const beat = { ...sent, isResumed: input.isResumed ?? false, userId, arrivedAt: ctx.clock.now() };
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const answer = await loaderOf(ctx).load(beat);
    if (answer instanceof DomainError) throw answer;
    if (answer !== "locked") {
      if (input.isAsked) ctx.hub.publish([evidenceHint(input.sessionId, userId)]);
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
  }
  throw new DomainError("unavailable", "the session is locked for too long");
}

/**
 * Heartbeats are written together, one transaction at a time: whatever arrives while one is being written
 * goes with the next. Two at once would only wait for each other's rows.
 */
function loaderOf(ctx: ServiceContext): Loader {
  const existing = loaders.get(ctx);
  if (existing) return existing;
  let written: Promise<unknown> = Promise.resolve();
  const created = new DataLoader<Beat, Promise<BeatAnswer>, string>(
    (beats) => {
      const writing = recordBeats(ctx, beats);
      written = writing.catch(() => undefined);
      return writing;
    },
    {
      cache: false,
      maxBatchSize: maxBeatsPerWrite,
      batchScheduleFn: (write) => void written.then(() => setTimeout(write, gatherMs)),
    },
  );
  loaders.set(ctx, created);
  return created;
}
