import { toast } from "@paygo/ui/toaster";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { createWishKeys } from "../identity/wish-key.ts";

/** Gives part of a bill back. Asking again for the same after a failure is the same wish. */
export function useDiscount(sessionId: string, onDone: () => void) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const [keys] = useState(() => createWishKeys());
  const discount = trpc.refunds.discount.useMutation({
    onSuccess: () => {
      keys.forget();
      toast.success("The discount is in the customer’s wallet");
      void utils.earnings.invalidate();
      void utils.streaming.receipt.invalidate({ sessionId });
      router.refresh();
      onDone();
    },
  });
  return {
    give(amountMinor: number, note: string, onSettled: () => void) {
      const idempotencyKey = keys.keyFor(`${amountMinor} ${note}`);
      discount.mutate({ sessionId, amountMinor, note, idempotencyKey }, { onSettled });
    },
    isPending: discount.isPending,
    error: discount.error,
  };
}
