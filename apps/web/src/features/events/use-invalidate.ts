import type { EventHint } from "@paygo/contracts";
import { trpc } from "../../trpc/client.ts";

/** Marks as stale what a hint may have changed; mounted queries are read again at once. */
export function useInvalidate() {
  const utils = trpc.useUtils();
  return (hint: EventHint): void => {
    const { kind } = hint;
    switch (kind) {
      case "connected":
        void utils.invalidate();
        return;
      case "session":
        void utils.streaming.get.invalidate();
        void utils.streaming.list.invalidate();
        void utils.streaming.receipt.invalidate();
        void utils.dashboard.invalidate();
        void utils.wallet.get.invalidate();
        void utils.admin.invalidate();
        return;
      case "wallet":
        void utils.wallet.invalidate();
        return;
      case "signal":
      case "evidence":
        return;
      default:
        kind satisfies never;
    }
  };
}
