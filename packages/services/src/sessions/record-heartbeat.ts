import type { Heartbeat, heartbeatInput } from "@paygo/contracts";
import DataLoader from "dataloader";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { type Beat, recordBeats } from "./heartbeat-batch.ts";

/** How long a heartbeat may wait for others to be written with it. */
const gatherMs = 15;
const maxBeatsPerWrite = 250;

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

/** Heartbeats of a few milliseconds are written together: one transaction instead of hundreds. */
function loaderOf(ctx: ServiceContext): DataLoader<Beat, Heartbeat, string> {
  const existing = loaders.get(ctx);
  if (existing) return existing;
  const created = new DataLoader<Beat, Heartbeat, string>((beats) => recordBeats(ctx, beats), {
    cache: false,
    maxBatchSize: maxBeatsPerWrite,
    batchScheduleFn: (write) => setTimeout(write, gatherMs),
  });
  loaders.set(ctx, created);
  return created;
}
