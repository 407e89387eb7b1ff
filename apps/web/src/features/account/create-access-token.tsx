"use client";

import { Button } from "@paygo/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@paygo/ui/dialog";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { CreateAccessTokenForm } from "./create-access-token-form.tsx";
import { NewAccessToken } from "./new-access-token.tsx";

/** A button and its dialog: first a name and a lifetime, then the token, which is shown this once. */
export function CreateAccessToken() {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const create = trpc.account.createAccessToken.useMutation({
    onSuccess: () => utils.account.accessTokens.invalidate(),
  });
  const onOpenChange = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    // Forgets the token, so that it cannot be read again by opening the dialog.
    if (!isNowOpen) create.reset();
  };
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <Button size="sm">New token</Button>
      </DialogTrigger>
      {create.data ? (
        <NewAccessToken token={create.data.token} onClose={() => onOpenChange(false)} />
      ) : (
        <DialogContent title="New access token">
          <CreateAccessTokenForm isPending={create.isPending} error={create.error} onCreate={create.mutate} />
        </DialogContent>
      )}
    </Dialog>
  );
}
