"use client";

import type { AppRouter } from "@paygo/api";
import { httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterOutputs } from "@trpc/server";

/** `trpc.streaming.get.useQuery(…)`, `trpc.useUtils()`: tRPC in the browser. */
export const trpc = createTRPCReact<AppRouter>();

export type RouterOutputs = inferRouterOutputs<AppRouter>;

const url = "/api/trpc";
/** Procedures whose answer somebody waits for in the room: never held back by a batch. */
const unbatched: ReadonlySet<string> = new Set([
  "streaming.join",
  "streaming.heartbeat",
  "streaming.signal",
  "streaming.signals",
  "dashboard.checkIn",
]);

/** Outlives the page that sends it (https://fetch.spec.whatwg.org/#request-keepalive-flag). */
const fetchParting: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: true });

/**
 * Where each kind of call goes: SSE for subscriptions, a request of its own or a batch for the rest. A call
 * with `context: { isParting: true }` is sent even while the page goes away.
 */
export function createLinks() {
  return [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url }),
      false: splitLink({
        condition: (operation) => unbatched.has(operation.path),
        true: splitLink({
          condition: (operation) => operation.context.isParting === true,
          true: httpLink<AppRouter>({ url, fetch: fetchParting }),
          false: httpLink<AppRouter>({ url }),
        }),
        false: httpBatchLink<AppRouter>({ url, maxItems: 10, maxURLLength: 2_000 }),
      }),
    }),
  ];
}
