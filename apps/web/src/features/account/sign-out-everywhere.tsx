"use client";

import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { describeFailure } from "../../trpc/errors.ts";

export function SignOutEverywhere() {
  const [isOpen, setIsOpen] = useState(false);
  const end = trpc.account.signOutEverywhere.useMutation({
    onSuccess: () => window.location.assign("/sign-in"),
    onError: (error) => toast.error(describeFailure(error).sentence),
  });
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">Sign out everywhere</Button>}
      open={isOpen}
      onOpenChange={setIsOpen}
      title="Sign out everywhere?"
      description="Every browser that is signed in to your account has to sign in again, this one too."
      confirmLabel="Sign out everywhere"
      isPending={end.isPending || end.isSuccess}
      onConfirm={() => end.mutate({})}
    />
  );
}
