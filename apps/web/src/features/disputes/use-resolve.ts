import { toast } from "@paygo/ui/toaster";
import { useRouter } from "next/navigation";
import { trpc } from "../../trpc/client.ts";

/** Resolves one dispute, and has the page read again. */
export function useResolve(disputeId: string, onSettled: () => void) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const resolve = trpc.refunds.resolveDispute.useMutation({
    onSuccess: ({ dispute }) => {
      toast.success(dispute.state === "refunded" ? "The dispute is resolved" : "The dispute is refused");
      void utils.refunds.invalidate();
      void utils.earnings.invalidate();
    },
    onSettled: () => {
      // Somebody else may have been faster: then this shows how.
      router.refresh();
      onSettled();
    },
  });
  return {
    mutate: (input: { refundMinor: number; resolution: string }) => resolve.mutate({ disputeId, ...input }),
    isPending: resolve.isPending,
    error: resolve.error,
  };
}
