import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { createWishKeys } from "../identity/wish-key.ts";

export interface RequestPayoutOptions {
  onPaid: () => void;
  onSettled: () => void;
}

/** Asks for a payout; asking again for the same amount after a failure is the same wish. */
export function useRequestPayout({ onPaid, onSettled }: RequestPayoutOptions) {
  const utils = trpc.useUtils();
  const [keys] = useState(() => createWishKeys());
  const request = trpc.earnings.requestPayout.useMutation({
    onSuccess: ({ payout }) => {
      keys.forget();
      toast.success(`Payout ${payout.number} is on its way`);
      onPaid();
      void utils.earnings.invalidate();
      void utils.wallet.lines.invalidate();
    },
    onSettled,
  });
  return {
    payOut: (amountMinor: number) =>
      request.mutate({ amountMinor, idempotencyKey: keys.keyFor(String(amountMinor)) }),
    isPending: request.isPending,
    error: request.error,
  };
}
