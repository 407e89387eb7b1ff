import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { isWorthRetrying } from "../../trpc/errors.ts";
import { createWishKeys } from "../identity/wish-key.ts";

/** Charges a saved card at once. Only when no answer came is asking again the same wish. */
export function useOneTap() {
  const utils = trpc.useUtils();
  const [keys] = useState(createWishKeys);
  const mutation = trpc.wallet.oneTapTopUp.useMutation({
    onSuccess: () => {
      keys.forget();
      return utils.wallet.invalidate();
    },
    onError: (error) => {
      if (!isWorthRetrying(error)) keys.forget();
    },
  });
  return {
    charge(amountMinor: number, paymentMethodId: string) {
      const idempotencyKey = keys.keyFor(`${amountMinor}:${paymentMethodId}`);
      mutation.mutate({ amountMinor, paymentMethodId, idempotencyKey });
    },
    payment: mutation.data?.payment ?? null,
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
