import type { AccountBalances } from "@paygo/contracts";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { createWishKeys } from "../identity/wish-key.ts";

export interface AdjustOptions {
  onDone: () => void;
  onSettled: () => void;
}

/** Asks for a correction of a person's money; asking again for the same after a failure is the same wish. */
export function useAdjust({ id: userId, role }: AccountBalances["person"], options: AdjustOptions) {
  const utils = trpc.useUtils();
  const [keys] = useState(() => createWishKeys());
  const adjust = trpc.admin.requestAdjustment.useMutation({
    onSuccess: ({ adjustment }) => {
      keys.forget();
      toast.success(
        adjustment.state === "posted" ? "The adjustment is posted" : "Another admin has to approve it now",
      );
      void utils.admin.invalidate();
      options.onDone();
    },
    onSettled: options.onSettled,
  });
  return {
    /** Gives above zero, takes below; in minor units. */
    request(amountMinor: number, reason: string) {
      adjust.mutate({
        userId,
        accountKind: role === "vendor" ? "earnings_available" : "available",
        amountMinor,
        reason,
        idempotencyKey: keys.keyFor(`${amountMinor} ${reason}`),
      });
    },
    isPending: adjust.isPending,
    error: adjust.error,
  };
}
