import { useRouter } from "next/navigation";
import { useRef } from "react";
import { trpc } from "../../trpc/client.ts";
import { createRandomId } from "../identity/random-id.ts";

/** Begins a top-up and goes to its checkout. Asking again for the same amount after a failure is the same wish. */
export function useTopUp(returnPath: string) {
  const router = useRouter();
  const wishRef = useRef({ amountMinor: 0, idempotencyKey: "" });
  const topUp = trpc.wallet.topUp.useMutation({
    onSuccess: ({ checkoutUrl }) => {
      if (checkoutUrl.startsWith("/")) router.push(checkoutUrl);
      else window.location.assign(checkoutUrl);
    },
  });
  return {
    start(amountMinor: number) {
      if (wishRef.current.amountMinor !== amountMinor) {
        wishRef.current = { amountMinor, idempotencyKey: createRandomId() };
      }
      topUp.mutate({ ...wishRef.current, returnPath });
    },
    /** Until the checkout has taken over. */
    isPending: topUp.isPending || topUp.isSuccess,
    error: topUp.error,
  };
}
