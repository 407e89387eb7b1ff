"use client";

import type { AccessTokenView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { describeFailure } from "../../trpc/errors.ts";

/** In UTC and one locale, so that the server and the browser write the same day. */
const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

function formatDay(instant: string): string {
  return dayFormat.format(new Date(instant));
}

export function AccessTokenRow({ accessToken }: { accessToken: AccessTokenView }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const revoke = trpc.account.revokeAccessToken.useMutation({
    onSuccess: async () => {
      await utils.account.accessTokens.invalidate();
      toast.success("Access token revoked");
    },
    onError: (error) => toast.error(describeFailure(error).sentence),
    onSettled: () => setIsOpen(false),
  });
  const { id, name, lastUsedAt, expiresAt } = accessToken;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words font-medium text-sm">{name}</p>
        <p className="tabular text-muted text-xs">
          {lastUsedAt ? `Last used ${formatDay(lastUsedAt)}` : "Never used"} · expires {formatDay(expiresAt)}
        </p>
      </div>
      <ConfirmDialog
        trigger={
          <Button variant="secondary" size="sm" aria-label={`Revoke ${name}`}>
            Revoke
          </Button>
        }
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Revoke “${name}”?`}
        description="Scripts that use it are refused from now on. This cannot be undone."
        confirmLabel="Revoke"
        isPending={revoke.isPending}
        onConfirm={() => revoke.mutate({ accessTokenId: id })}
      />
    </li>
  );
}
