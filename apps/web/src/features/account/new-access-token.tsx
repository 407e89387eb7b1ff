"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { CopyField } from "@paygo/ui/copy-field";
import { DialogContent } from "@paygo/ui/dialog";

/** The only time that a token is shown. */
export function NewAccessToken({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <DialogContent title="Copy your access token" footer={<Button onClick={onClose}>Done</Button>}>
      <div className="flex flex-col gap-4">
        <Alert title="It is shown this once">
          Keep it like a password: whoever has it can act as you until it expires or you revoke it.
        </Alert>
        <CopyField label="access token" value={token} />
      </div>
    </DialogContent>
  );
}
