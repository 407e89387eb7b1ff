import type { Heartbeat, heartbeatInput } from "@paygo/contracts";
import DataLoader from "dataloader";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type Beat, recordBeats } from "./heartbeat-batch.ts";

/** How long the first heartbeat of a quiet moment waits for others to be written with it. */
const gatherMs = 5;
const maxBeatsPerWrite = 500;

const loaders = new WeakMap<ServiceContext, DataLoader<Beat, Heartbeat, string>>();

/**
 * Evidence that the sender's media is connected now, by the server's clock. Answered once it is written, so
 * what was acknowledged survives a crash. An ended session is said so in the answer. Throws `not_found`
 * (also for admins, who have no place), `session_not_open` (nobody answered yet) or `room_elsewhere`.
 */
export async function recordHeartbeat(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof heartbeatInput>,
): Promise<Heartbeat> {
  const { userId } = requireViewer(viewer);
  return loaderOf(ctx).load({ ...input, userId, arrivedAt: ctx.clock.now() });
}

/**
 * Heartbeats are written together, one transaction at a time: whatever arrives while one is being written
 * goes with the next. Two at once would only wait for each other's rows.
 */
function loaderOf(ctx: ServiceContext): DataLoader<Beat, Heartbeat, string> {
  const existing = loaders.get(ctx);
  if (existing) return existing;
  let written: Promise<unknown> = Promise.resolve();
  const created = new DataLoader<Beat, Heartbeat, string>(
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
