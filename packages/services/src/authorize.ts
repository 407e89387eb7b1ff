import type { Role } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { ServiceContext, Viewer } from "./context.ts";

/** The signed-in reader. Throws `unauthenticated` for anonymous ones. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new DomainError("unauthenticated");
  return viewer;
}

/** The reader, signed in by cookie. Throws `unauthenticated`, or `forbidden` for an access token. */
export function requireSignInCookie(viewer: Viewer | null): Viewer {
  const known = requireViewer(viewer);
  if (known.via !== "cookie")
    throw new DomainError("forbidden", "an access token does not manage the account");
  return known;
}

/** The reader, if they have one of `roles`. Throws `unauthenticated` or `forbidden`. */
export function requireRole(viewer: Viewer | null, ...roles: Role[]): Viewer {
  const known = requireViewer(viewer);
  if (!roles.includes(known.role)) throw new DomainError("forbidden", `needs role ${roles.join(" or ")}`);
  return known;
}

/**
 * The reader, if they proved lately who they are (`recentSignInMs`): a browser that somebody left signed in
 * must not be enough to move money out. Throws as {@link requireSignInCookie}, or `recent_sign_in_required`.
 */
export function requireRecentSignIn(
  ctx: Pick<ServiceContext, "clock" | "settings">,
  viewer: Viewer | null,
): Viewer {
  const known = requireSignInCookie(viewer);
  const ageMs = ctx.clock.now().getTime() - (known.signedInAt?.getTime() ?? 0);
  if (ageMs > ctx.settings.recentSignInMs) {
    throw new DomainError("recent_sign_in_required", "the sign-in is too long ago");
  }
  return known;
}
