"use client";

import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";

/** The customer takes an open dispute back, after a last question. */
export function WithdrawDispute({ disputeId, sessionId }: { disputeId: string; sessionId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const withdraw = trpc.refunds.withdrawDispute.useMutation({
    onSuccess: () => toast.success("The dispute is withdrawn"),
    onSettled: async () => {
      await utils.streaming.receipt.invalidate({ sessionId });
      setIsOpen(false);
    },
  });
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant="secondary" size="sm">
            Withdraw the dispute
          </Button>
        }
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Withdraw the dispute?"
        description="Nothing is given back, and this bill cannot be disputed again."
        confirmLabel="Withdraw dispute"
        cancelLabel="Keep it open"
        isPending={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ disputeId })}
      />
      {withdraw.isError ? <FailureAlert className="w-full" error={withdraw.error} /> : null}
    </>
  );
}
