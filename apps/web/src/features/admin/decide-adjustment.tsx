"use client";

import type { AdjustmentView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { describeFailure } from "../../trpc/errors.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { signedMoney } from "../wallet/line-words.ts";

/** The second admin's word on an adjustment: it is posted, or it never is. */
export function DecideAdjustment({ adjustment }: { adjustment: AdjustmentView }) {
  const locale = useLocale();
  const utils = trpc.useUtils();
  const [asked, setAsked] = useState<"approve" | "reject" | null>(null);
  const decide = trpc.admin.decideAdjustment.useMutation({
    onSuccess: ({ adjustment: decided }) =>
      toast.success(decided.state === "posted" ? "Approved and posted" : "Rejected"),
    onError: (error) => toast.error(describeFailure(error, locale).sentence),
    onSettled: () => {
      setAsked(null);
      void utils.admin.invalidate();
    },
  });
  const amount = signedMoney(adjustment.amountMinor, adjustment.currency, locale);
  const isApproval = asked !== "reject";
  return (
    <div className="flex gap-2">
      <Button size="sm" onClick={() => setAsked("approve")}>
        Approve
      </Button>
      <Button variant="secondary" size="sm" onClick={() => setAsked("reject")}>
        Reject
      </Button>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        title={
          isApproval
            ? `Approve ${amount} for ${adjustment.person.name}?`
            : `Reject ${amount} for ${adjustment.person.name}?`
        }
        description={
          isApproval
            ? `${adjustment.requestedBy.name} asked for it. It is posted at once and cannot be undone.`
            : "Nothing moves. Whoever asked for it can ask again."
        }
        confirmLabel={isApproval ? "Approve and post" : "Reject"}
        tone={isApproval ? "primary" : "danger"}
        isPending={decide.isPending}
        onConfirm={() => decide.mutate({ adjustmentId: adjustment.id, isApproved: isApproval })}
      />
    </div>
  );
}
