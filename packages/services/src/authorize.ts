import type { Role } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { Viewer } from "./context.ts";

/** The signed-in reader. Throws `unauthenticated` for anonymous ones. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new DomainError("unauthenticated");
  return viewer;
}

/** The reader, if they have one of `roles`. Throws `unauthenticated` or `forbidden`. */
export function requireRole(viewer: Viewer | null, ...roles: Role[]): Viewer {
  const known = requireViewer(viewer);
  if (!roles.includes(known.role)) throw new DomainError("forbidden", `needs role ${roles.join(" or ")}`);
  return known;
}
