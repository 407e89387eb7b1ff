"use client";

import type { Role } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { useState } from "react";
import { errorSentence } from "../../trpc/error-sentence.ts";
import { signInAsDemo } from "./auth-client.ts";
import { useSignIn } from "./use-sign-in.ts";

const labels: Record<Role, string> = {
  user: "Continue as customer",
  vendor: "Continue as vendor",
  admin: "Continue as admin",
};

/** One-click sign-in as a demo account; drawn only for those that the server would let in. */
export function DemoButtons({ path, roles }: { path: string; roles: readonly Role[] }) {
  const { failure, isPending, signIn } = useSignIn(path);
  const [chosen, setChosen] = useState<Role | null>(null);
  return (
    <section aria-labelledby="demo-title" className="flex flex-col gap-2">
      <h2 id="demo-title" className="font-medium text-sm">
        Try it with a demo account
      </h2>
      {failure ? <Alert tone="danger" title={errorSentence(failure)} /> : null}
      {roles.map((role) => (
        <Button
          key={role}
          variant="secondary"
          isFullWidth
          disabled={isPending}
          isLoading={isPending && chosen === role}
          onClick={() => {
            setChosen(role);
            void signIn(() => signInAsDemo(role));
          }}
        >
          {labels[role]}
        </Button>
      ))}
    </section>
  );
}
