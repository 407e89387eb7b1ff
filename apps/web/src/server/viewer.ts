import "server-only";
import { readFailure } from "@paygo/api";
import type { Role } from "@paygo/contracts";
import { authenticateSession, type Viewer } from "@paygo/services";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getServices } from "./context.ts";
import { readSessionClaims } from "./session.ts";
import { whileAvailable } from "./unavailable.ts";

/** Who reads this page, or null. Once a request, whoever asks. Throws when the database is away. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const claims = await readSessionClaims((await headers()).get("cookie"));
  return claims ? whileAvailable(() => authenticateSession(getServices(), claims)) : null;
});

/** As {@link getViewer} for what frames a page: while the database is away, what the cookie says is good enough. */
export async function readViewer(): Promise<Viewer | null> {
  try {
    return await getViewer();
  } catch (error) {
    if (readFailure(error).code !== "unavailable") throw error;
    const claims = await readSessionClaims((await headers()).get("cookie"));
    if (!claims) return null;
    const { userId, role, name, signedInAtMs } = claims;
    return { userId, role, name, via: "cookie", signedInAt: new Date(signedInAtMs) };
  }
}

/**
 * The reader of a page that needs one: anonymous readers go to the sign-in page and come back to `path`,
 * and those of another role find nothing. The data behind the page is guarded by the verbs all the same.
 */
export async function requirePageViewer(path: string, ...roles: Role[]): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  if (roles.length > 0 && !roles.includes(viewer.role)) notFound();
  return viewer;
}
