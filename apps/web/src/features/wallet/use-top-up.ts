import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { createWishKeys } from "../identity/wish-key.ts";

/** Begins a top-up and goes to its checkout. Asking again for the same amount after a failure is the same wish. */
export function useTopUp(returnPath: string) {
  const router = useRouter();
  const [keys] = useState(createWishKeys);
  const topUp = trpc.wallet.topUp.useMutation({
    onSuccess: ({ checkoutUrl }) => {
      if (checkoutUrl.startsWith("/")) router.push(checkoutUrl);
      else window.location.assign(checkoutUrl);
    },
  });
  return {
    start(amountMinor: number, saveCard: boolean) {
      const idempotencyKey = keys.keyFor(`${amountMinor}:${saveCard}`);
      topUp.mutate({ amountMinor, saveCard, idempotencyKey, returnPath });
    },
    /** Until the checkout has taken over. */
    isPending: topUp.isPending || topUp.isSuccess,
    error: topUp.error,
  };
}
