import type { Role } from "@paygo/contracts";

/** Where a person of this role starts after signing in. */
export function homeOf(role: Role): string {
  switch (role) {
    case "user":
      return "/";
    case "vendor":
      return "/dashboard";
    case "admin":
      return "/admin";
    default:
      return role satisfies never;
  }
}
