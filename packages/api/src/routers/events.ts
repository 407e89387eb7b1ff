import { eventHint, subscribeInput } from "@paygo/contracts";
import { subscribe } from "@paygo/services";
import { zAsyncIterable } from "../async-iterable.ts";
import { procedure, router } from "../trpc.ts";

export const eventsRouter = router({
  subscribe: procedure
    .input(subscribeInput)
    .output(zAsyncIterable(eventHint))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* subscribe(ctx.services, ctx.viewer, input, signal ?? new AbortController().signal);
    }),
});
