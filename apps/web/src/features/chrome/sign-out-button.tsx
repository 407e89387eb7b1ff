"use client";

import { Button } from "@paygo/ui/button";
import { useState } from "react";
import { signOut } from "../account/auth-post.ts";

/** Ends the sign-in of this browser and goes to the catalogue. */
export function SignOutButton() {
  const [isPending, setIsPending] = useState(false);
  return (
    <Button
      variant="ghost"
      size="sm"
      isLoading={isPending}
      onClick={async () => {
        setIsPending(true);
        await signOut().catch(() => undefined);
        // A full load, so that nothing of the person stays in memory.
        window.location.assign("/");
      }}
    >
      Sign out
    </Button>
  );
}
