import type { Role } from "@paygo/contracts";
import type { ApiFailure } from "../../trpc/failure.ts";
import { postToAuth } from "./auth-post.ts";
import { parseSignInError } from "./sign-in-failure.ts";

export type SignInResult =
  | { isSignedIn: true }
  | { isSignedIn: false; failure: Pick<ApiFailure, "code" | "details"> };

async function signIn(provider: string, fields: Record<string, string>): Promise<SignInResult> {
  try {
    const url = await postToAuth(`callback/${provider}`, fields);
    const error = url.searchParams.get("error");
    if (error !== null) return { isSignedIn: false, failure: parseSignInError(error) };
    // next-auth refuses a stale CSRF token by sending the browser back to its sign-in page.
    if (url.searchParams.has("csrf"))
      return { isSignedIn: false, failure: { code: "internal", details: {} } };
    return { isSignedIn: true };
  } catch {
    // No answer, or one that is not JSON: the server is away.
    return { isSignedIn: false, failure: { code: "unavailable", details: {} } };
  }
}

export function signInWithPassword(email: string, password: string): Promise<SignInResult> {
  return signIn("password", { email, password });
}

/** Works only where the operator has switched demo sign-in on. */
export function signInAsDemo(role: Role): Promise<SignInResult> {
  return signIn("demo", { role });
}

/** Goes to the provider's page; it comes back to `callbackUrl`, a path of this site. */
export async function goToProvider(provider: "google" | "github", callbackUrl: string): Promise<void> {
  const url = await postToAuth(`signin/${provider}`, { callbackUrl });
  window.location.assign(url);
}
