"use client";

import type { SessionSummary } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { describeFailure } from "../../trpc/errors.ts";

/** Ends somebody's open session, once the admin has confirmed it. */
export function EndSessionButton({ session }: { session: SessionSummary }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const end = trpc.admin.endSession.useMutation({
    onSuccess: () => {
      toast.success("Session ended and settled");
      void utils.admin.invalidate();
    },
    onError: (error) => toast.error(describeFailure(error).sentence),
    onSettled: () => setIsOpen(false),
  });
  const { customer, vendor } = session;
  return (
    <ConfirmDialog
      trigger={
        <Button
          variant="secondary"
          size="sm"
          aria-label={`End the session of ${customer.name} and ${vendor.name}`}
        >
          End
        </Button>
      }
      open={isOpen}
      onOpenChange={setIsOpen}
      title="End this session?"
      description={`${customer.name} and ${vendor.name} are disconnected at once. What was billable until now is charged and the rest of the hold goes back. This cannot be undone.`}
      confirmLabel="End session"
      isPending={end.isPending}
      onConfirm={() => end.mutate({ sessionId: session.id })}
    />
  );
}
