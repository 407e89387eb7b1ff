import type { Role } from "@paygo/contracts";

export interface NavigationItem {
  href: string;
  label: string;
}

const catalogue = { href: "/", label: "Catalogue" };
const sessions = { href: "/sessions", label: "Sessions" };
const account = { href: "/account", label: "Account" };

/** The places in the main navigation of a role; null is anonymous. */
export function navigationFor(role: Role | null): readonly NavigationItem[] {
  switch (role) {
    case null:
      return [catalogue];
    case "user":
      return [catalogue, sessions, { href: "/wallet", label: "Wallet" }, account];
    case "vendor":
      return [
        { href: "/dashboard", label: "Dashboard" },
        catalogue,
        sessions,
        { href: "/earnings", label: "Earnings" },
        account,
      ];
    case "admin":
      return [{ href: "/admin", label: "Admin" }, catalogue, account];
    default:
      return role satisfies never;
  }
}

/** Whether `pathname` is the place `href` or lies under it. The catalogue also owns the service pages. */
export function isCurrentPlace(href: string, pathname: string): boolean {
  if (href === "/") return pathname === "/" || pathname.startsWith("/services");
  return pathname === href || pathname.startsWith(`${href}/`);
}
