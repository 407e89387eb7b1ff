import { useState } from "react";
import type { ApiFailure } from "../../trpc/failure.ts";
import type { SignInResult } from "./auth-client.ts";

type SignInFailure = Pick<ApiFailure, "code" | "details">;

/** Runs one sign-in at a time; on success the browser loads `path`, and stays pending until it has. */
export function useSignIn(path: string, firstFailure: SignInFailure | null = null) {
  const [failure, setFailure] = useState<SignInFailure | null>(firstFailure);
  const [isPending, setIsPending] = useState(false);
  const signIn = async (attempt: () => Promise<SignInResult>): Promise<void> => {
    setIsPending(true);
    setFailure(null);
    const result = await attempt();
    if (result.isSignedIn) {
      // A full load, so that nothing read as somebody else stays in memory.
      window.location.assign(path);
      return;
    }
    setFailure(result.failure);
    setIsPending(false);
  };
  return { failure, isPending, signIn };
}
