import "server-only";
import type { Viewer } from "@paygo/services";
import { getConfig } from "./config.ts";

/** Whether a reader signed in lately enough for what moves money out. The verbs decide; this is to lead there early. */
export function hasRecentSignIn({ signedInAt }: Pick<Viewer, "signedInAt">): boolean {
  const { recentSignInMs } = getConfig().settings;
  return signedInAt !== null && Date.now() - signedInAt.getTime() < recentSignInMs;
}
